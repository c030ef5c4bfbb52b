/** What the public, a department and the staff may see of an item. Rules F15, F16. */
import type { Step } from '#shared/features/followups/history.ts';
import {
  type FollowupReply,
  type FollowupState,
  type Process,
  type Rating,
  SATISFACTIONS,
  type Satisfaction,
} from '#shared/features/followups/state.ts';
import type {
  PublicFollowup,
  PublicProcess,
  PublicReply,
  PublicStep,
  PublicStepKind,
  SatisfactionCounts,
} from '#shared/features/followups/views.ts';

/** What passes between offices is not public: a returned item looks dispatched, a draft is not there yet. */
function publicProcess(item: FollowupState): PublicProcess {
  const shown: Process = item.process === 'review' ? (item.draft?.from ?? 'handling') : item.process;
  // A draft is never handed in from these; the compiler cannot know.
  return shown === 'returned' || shown === 'review' ? 'dispatched' : shown;
}

/** Kinds of step that the public sees: a new kind must be decided here, or it does not compile. */
const PUBLIC_STEPS: Record<PublicStepKind, true> = {
  'followup.begun': true,
  'followup.accepted': true,
  'followup.redispatched': true,
  'followup.published': true,
  'followup.rated': true,
  'followup.reopened': true,
  'followup.urged': true,
  'followup.closed': true,
};

function isPublicStep(step: Step): step is Step & { readonly kind: PublicStepKind } {
  return Object.hasOwn(PUBLIC_STEPS, step.kind);
}

function publicStep({ kind, at, unitName, outcome }: Step & { readonly kind: PublicStepKind }): PublicStep {
  return { kind, at, unitName, outcome };
}

/** Without the owner: names of staff are not public. */
function publicReply(reply: FollowupReply): PublicReply {
  const { no, kind, unit, text, measure, due, outcome, evidence, publishedAt } = reply;
  return { no, kind, unitName: unit.name, text, measure, due, outcome, evidence, at: publishedAt };
}

/** The latest rating of each author. */
export function latestRatings(item: FollowupState): readonly Rating[] {
  return [...new Map(item.ratings.map((rating) => [rating.key, rating])).values()];
}

function countWords(words: readonly Satisfaction[]): SatisfactionCounts {
  const count = (word: Satisfaction) => words.filter((given) => given === word).length;
  const [satisfied, basic, dissatisfied] = SATISFACTIONS;
  return { satisfied: count(satisfied), basic: count(basic), dissatisfied: count(dissatisfied) };
}

/** The item as everybody may see it; every field is named, so that nothing is added here unseen. */
export function presentPublic(item: FollowupState): PublicFollowup {
  const latest = latestRatings(item);
  return {
    itemId: item.itemId,
    no: item.no,
    sessionId: item.sessionId,
    sessionTitle: item.sessionTitle,
    title: item.title,
    summary: item.summary,
    route: item.route,
    unitName: item.lead.name,
    coUnitNames: item.coUnits.map((unit) => unit.name),
    process: publicProcess(item),
    outcome: item.outcome,
    due: item.due,
    dispatchedAt: item.dispatchedAt,
    sources: item.sources
      .filter((source) => source.shown)
      .map(({ key, no, text, name, place, at }) => ({ key, no, text, name, place, at })),
    opinions: item.sources.length,
    supporters: item.supporters,
    replies: item.replies.map(publicReply),
    evaluation: {
      handling: countWords(latest.map((rating) => rating.handling)),
      result: countWords(latest.map((rating) => rating.result)),
    },
    steps: item.steps.filter(isPublicStep).map(publicStep),
  };
}

/** The item for a department that leads or helps; null for others. Authors of ratings are told apart, not named. */
export function presentUnit(item: FollowupState, unitId: string): FollowupState | null {
  const concerned = item.lead.id === unitId || item.coUnits.some((unit) => unit.id === unitId);
  if (!concerned) return null;
  const authors = [...new Set(item.ratings.map((rating) => rating.key))];
  const anonymous = item.ratings.map((rating) => ({
    ...rating,
    key: `author-${authors.indexOf(rating.key) + 1}`,
  }));
  return { ...item, ratings: anonymous };
}

/** The item for committee, supervisor and the other desks of its body. */
export function presentStaff(item: FollowupState): FollowupState {
  return item;
}
