/** Texts for preparing a poll. */

export const zh = {
  options: '选项',
  option: (no: number) => `选项 ${no}`,
  addOption: '添加选项',
  removeOption: (no: number) => `删除选项 ${no}`,
  max: '最多可选',
  aspects: '测评内容',
  aspect: (no: number) => `内容 ${no}`,
  addAspect: '添加内容',
  removeAspect: (no: number) => `删除内容 ${no}`,
  presets: '常用表格',
  presetVote: '同意 / 不同意 / 弃权',
  presetUnits: '部门测评表',
  presetProposals: '提案测评表',
  agree: '同意',
  disagree: '不同意',
  abstain: '弃权',
  unitAspects: ['领导重视', '协商沟通', '建议采纳', '办理成效'],
  proposalAspects: ['准确性', '前瞻性', '可操作性', '科学性可行性'],
};
