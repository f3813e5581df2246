/** What a comparison shows. Every setting is an attribute and a property of the element. */
export interface ComparisonSettings {
  /** Edition before, such as "2018". */
  from: string;
  /** Edition after, such as "2023". */
  to: string;
  /** A topic, or "all". */
  topic: string;
  /** A body or practitioner, or "all". */
  role: string;
  /** A group of readers, or "all". */
  for: string;
  /** A kind of change, or "all". */
  kind: string;
  /** How the two sides are laid out. */
  layout: "auto" | "inline" | "sides" | (string & {});
  /** How well what is shown must be evidenced. */
  evidence: "era" | "single" | "good" | "certain" | (string & {});
  /** Words that every change must hold. */
  q: string;
  /** The version of the settings: "1". */
  v: string;
}

/** Tells that somebody chose something else inside the element. */
export type ComparisonChange = CustomEvent<ComparisonSettings & { address: string }>;

/** `<guidance-compare>`: the comparison of two editions, inside a shadow root. */
export class GuidanceCompare extends HTMLElement implements ComparisonSettings {
  from: string;
  to: string;
  topic: string;
  role: string;
  for: string;
  kind: string;
  layout: string;
  evidence: string;
  q: string;
  v: string;
  /** Every setting by name. */
  readonly settings: ComparisonSettings;
}

declare global {
  interface HTMLElementTagNameMap {
    "guidance-compare": GuidanceCompare;
  }
  interface HTMLElementEventMap {
    "guidance-compare-change": ComparisonChange;
  }
}
