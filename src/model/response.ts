import type { IsoDate } from './date.js';

/** A letter of the Office for Civil Rights, as `ocr/letter.yaml` states it. */
export interface Letter {
  /** OCR's own number for the matter. */
  readonly reference?: string;
  readonly received: IsoDate;
  readonly due: IsoDate;
  /** How `due` was counted, with the holidays that were skipped. */
  readonly dueBasis: string;
  /** Documents in force on this day are sent; later versions are not. */
  readonly notice: IsoDate;
  /** Who answers for the entity. */
  readonly contact?: string;
}

/** One item that the letter asks for: a row of `ocr/requests.csv`. */
export interface DataRequest {
  /** Number of the item in the letter, 1 to 999. */
  readonly item: number;
  readonly title: string;
  /** The words of the letter. */
  readonly request: string;
  readonly provisions: readonly string[];
  /** Period that the item asks about, where it names one. */
  readonly from?: IsoDate;
  readonly to?: IsoDate;
  readonly owner?: string;
}

/** An evidence item for a requested one: a row of `ocr/answers.csv`. Only `send` leaves the house. */
export interface Answer {
  readonly item: number;
  readonly evidence: string;
  readonly decision: 'proposed' | 'send' | 'leave out';
  readonly reason?: string;
  /** Who let an item through that its classification or bearing holds back, and when. */
  readonly releasedBy?: string;
  readonly releasedOn?: IsoDate;
}

/** That no document exists for an item: a row of `ocr/statements.csv`, printed for a signature. */
export interface Statement {
  readonly item: number;
  readonly reason: string;
  readonly by: string;
  readonly title?: string;
  readonly on: IsoDate;
}

/** Where the answer to an item stands. */
export type ItemState = 'ready' | 'partial' | 'missing' | 'statement';
export const ITEM_STATES: readonly ItemState[] = ['ready', 'partial', 'missing', 'statement'];

export interface ItemStatus {
  readonly request: DataRequest;
  readonly state: ItemState;
  /** What is lacking, or undecided; empty when nothing is. */
  readonly todo: readonly string[];
  /** Evidence ids that go out. */
  readonly sends: readonly string[];
  readonly hasStatement: boolean;
}
