/** Measures and faces of official documents (GB/T 9704-2012), in the units that Word files use. Rule F25. */
import {
  convertMillimetersToTwip,
  type IFontAttributesProperties,
  type IRunOptions,
  LineRuleType,
} from 'docx';

/** Half points: 二号 22 pt, 三号 16 pt, 四号 14 pt. */
export const SIZE = { two: 44, three: 32, four: 28 } as const;

/** Latin letters and figures keep a serif face beside the Chinese one. */
function face(eastAsia: string): IFontAttributesProperties {
  return { ascii: 'Times New Roman', hAnsi: 'Times New Roman', cs: 'Times New Roman', eastAsia };
}

export const FACES = {
  title: face('方正小标宋简体'),
  body: face('仿宋'),
  heading1: face('黑体'),
  heading2: face('楷体'),
  pageNumber: face('宋体'),
} as const;

/** 天头 37 mm, 订口 28 mm, 版心 156 × 225 mm on A4. */
export const PAGE = {
  size: { width: convertMillimetersToTwip(210), height: convertMillimetersToTwip(297) },
  margin: {
    top: convertMillimetersToTwip(37),
    bottom: convertMillimetersToTwip(35),
    left: convertMillimetersToTwip(28),
    right: convertMillimetersToTwip(26),
    footer: convertMillimetersToTwip(25),
  },
} as const;

/** Width of the text area: 156 mm. */
export const TEXT_WIDTH = convertMillimetersToTwip(156);

/** 22 lines on a page: 29 points each. */
export const LINE = { line: 29 * 20, lineRule: LineRuleType.EXACT } as const;

/** Two characters. The second figure is for programs that do not count characters. */
export const INDENT = { firstLineChars: 200, firstLine: 640 } as const;

export const BODY: IRunOptions = { font: FACES.body, size: SIZE.three };
