/** What WebViews of some years ago lack: loaded by nobody else. The newest of these came to Chrome with 110, to Safari with 16. */
import 'core-js/stable/array/at';
import 'core-js/stable/array/find-last';
import 'core-js/stable/array/find-last-index';
import 'core-js/stable/array/to-reversed';
import 'core-js/stable/array/to-sorted';
import 'core-js/stable/array/to-spliced';
import 'core-js/stable/object/has-own';
import 'core-js/stable/string/at';
