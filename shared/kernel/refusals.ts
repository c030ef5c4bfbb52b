/** The closed list of expected refusals: every "no" that the product may say, with its HTTP status. */

/** Code → HTTP status. The words for people are in the client's catalogue under the same code. */
export const REFUSALS = {
  // shape of the request
  bad_request: 400,
  unknown_command: 400,
  too_large: 413,
  outdated_client: 426,
  // who is asking
  sign_in_required: 401,
  wrong_credentials: 401,
  locked_out: 423,
  forbidden: 403,
  verification_required: 403,
  bad_origin: 403,
  weak_password: 422,
  invite_invalid: 410,
  // what is asked for
  not_found: 404,
  already_exists: 409,
  conflict: 409,
  wrong_state: 409,
  /** Another command was faster; the server tries again by itself. */
  overtaken: 409,
  device_unknown: 403,
  too_fast: 429,
  overloaded: 503,
  // sessions and agenda
  session_not_open: 409,
  session_ended: 409,
  no_such_stage: 409,
  // questions and comments
  questions_closed: 409,
  comments_closed: 409,
  guests_may_only_watch: 403,
  muted: 403,
  already_reviewed: 409,
  not_published: 409,
  not_routed_to_you: 403,
  reason_required: 422,
  empty_text: 422,
  // polls
  poll_not_open: 409,
  poll_closed: 409,
  already_voted: 409,
  bad_answer: 422,
  not_in_electorate: 403,
  // compile and follow-up
  not_all_settled: 409,
  already_compiled: 409,
  not_compiled: 409,
  not_triaged: 409,
  lead_unit_missing: 422,
  due_in_past: 422,
  commitment_required: 422,
  item_not_yours: 403,
  already_rated: 409,
  already_reopened: 409,
  return_deadline_passed: 409,
  // media
  media_unavailable: 503,
  /** As many watch by WebRTC as this server can bear; there are other ways to watch. */
  media_full: 503,
  unsupported: 422,
  not_on_stage: 403,
  /** Another person sends as this source. */
  source_in_use: 409,
  /** A newer page of the same person sends as this source. */
  source_moved: 409,
  /** Side by side and picture in picture take two different pictures. */
  two_pictures_needed: 422,
  // streams of encoders and media partners
  /** It comes, and is neither H.264 nor a sound that can be decoded. */
  source_unusable: 422,
  /** Nothing comes from there, or nothing more. */
  source_unreachable: 502,
  /** It lies in our own network, where strangers are not to look around. */
  address_forbidden: 422,
  too_many_pulls: 409,
  // sending on to other platforms
  target_unreachable: 502,
  /** The installation's secret has changed since it was given. */
  target_key_lost: 409,
  restream_unavailable: 503,
  too_many_restreams: 409,
  // films
  not_a_film: 422,
  film_without_picture: 422,
  film_too_large: 413,
  too_many_films: 409,
  /** It would take the room that recordings need. */
  disk_full: 507,
  /** What examines and plays films is not installed. */
  film_unavailable: 503,
  // captions of the replay
  not_captions: 422,
  captions_not_utf8: 422,
  too_many_captions: 422,
  // bugs, masked
  internal: 500,
} as const;

/** One expected refusal. */
export type RefusalCode = keyof typeof REFUSALS;

/** HTTP status for a refusal. */
export function statusOf(code: RefusalCode): number {
  return REFUSALS[code];
}
