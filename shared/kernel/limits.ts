/** Limits that both sides obey, in one place so that the form and the server agree. */

export const LIMITS = {
  questionText: 500,
  commentText: 200,
  displayName: 20,
  /** Of somebody on the stage, an encoder, a partner's stream or a platform. */
  sourceName: 40,
  /** Of whoever answers for something in a department, office included. */
  officerName: 40,
  place: 40,
  /** What a person on stage is, such as 县水务局局长. */
  personTitle: 40,
  contact: 60,
  answerText: 4000,
  reasonText: 500,
  title: 80,
  description: 4000,
  pollOptions: 12,
  pollOptionText: 60,
  pollTitle: 120,
  agendaStages: 20,
  stageMinutes: 240,
  departments: 40,
  /** That one question or item goes to together. */
  departmentsTogether: 8,
  /** Comments or submissions in one order. */
  batch: 200,
  films: 20,
  /** On air at once. */
  sounds: 8,
  /** Of one session: each is encoded anew. */
  pulls: 4,
  /** Platforms that one session is sent on to. */
  restreams: 4,
  streamAddress: 1000,
  /** As platforms give them out. */
  streamKey: 500,
  /** Of one film, bytes. */
  filmBytes: 1024 * 1024 * 1024,
  /** Comments kept in a room's live state; older ones are read from their table. */
  liveComments: 200,
  /** A line of live captions. */
  captionLine: 80,
  /** Lines kept in a room's live state. */
  captionLines: 30,
  /** Of one cue of the replay. */
  captionText: 300,
  captionCues: 20_000,
  /** Of a caption file, bytes. */
  captionFileBytes: 4 * 1024 * 1024,
  /** Rejected before parsing, bytes. */
  packetBytes: 64 * 1024,
} as const;
