/** The library says nothing of its types; its modules are imported for what they do. */
declare module 'core-js/stable/*';
