/** English for preparing a poll. */
import type { PollEditorTexts } from '../poll-editor.ts';

export const en: PollEditorTexts = {
  options: 'Options',
  option: (no) => `Option ${no}`,
  addOption: 'Add an option',
  removeOption: (no) => `Remove option ${no}`,
  max: 'Most choices',
  aspects: 'What is rated',
  aspect: (no) => `Aspect ${no}`,
  addAspect: 'Add an aspect',
  removeAspect: (no) => `Remove aspect ${no}`,
  presets: 'Usual forms',
  presetVote: 'Agree / Disagree / Abstain',
  presetUnits: 'Scorecard of departments',
  presetProposals: 'Scorecard of proposals',
  agree: 'Agree',
  disagree: 'Disagree',
  abstain: 'Abstain',
  unitAspects: ['Attention of leaders', 'Consultation', 'Adoption of suggestions', 'Results'],
  proposalAspects: ['Accuracy', 'Foresight', 'Practicability', 'Soundness and feasibility'],
};
