/** Files for offices: a document in the official style, and a table for spreadsheets. What they say is decided elsewhere. */

export type DocumentBlock =
  /** 一、 and （一）; the writer numbers nothing, the text carries its number. */
  | { readonly kind: 'heading'; readonly level: 1 | 2; readonly text: string }
  /** `lead` is set in bold before the text, as for 问 and 答. */
  | { readonly kind: 'paragraph'; readonly text: string; readonly lead?: string }
  | {
      readonly kind: 'table';
      readonly header: readonly string[];
      readonly rows: readonly (readonly string[])[];
      /** Relative widths of the columns. */
      readonly widths: readonly number[];
    };

/** A document of the kind that GB/T 9704 (党政机关公文格式) describes, without a red head. */
export interface OfficialDocument {
  readonly title: string;
  readonly blocks: readonly DocumentBlock[];
  /** 发文机关署名 and 成文日期, at the end on the right. */
  readonly signature: { readonly body: string; readonly date: string };
}

export interface DocumentWriter {
  /** The file's bytes (.docx). */
  write(document: OfficialDocument): Promise<Uint8Array>;
}

export type TableCell = string | number | null;

export interface TableWriter {
  /** The file's text: rows with a header first. No cell can act as a formula. */
  write(rows: readonly (readonly TableCell[])[]): string;
}
