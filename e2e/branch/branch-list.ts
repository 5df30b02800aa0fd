import { expect, type Locator, type Page } from "@playwright/test";
import type { Ending } from "../../lib/outcomes/endings";
import { branchListWords } from "../../lib/words/branch/branch-list";
import type { Language } from "../support/fixed-words";

/** Today's list, as staff use it. */
export class BranchList {
  constructor(
    readonly page: Page,
    readonly language: Language = "id",
  ) {}

  get words() {
    return branchListWords(this.language);
  }

  get path() {
    return `/${this.language}/branch`;
  }

  get heading(): Locator {
    return this.page.getByRole("heading", { level: 1 });
  }

  /** The attempts, without the row of headings. */
  get rows(): Locator {
    return this.page.getByRole("table").locator("tbody").getByRole("row");
  }

  row(text: string): Locator {
    return this.rows.filter({ hasText: text });
  }

  async open(search = ""): Promise<void> {
    await this.page.goto(`${this.path}${search}`);
  }

  async filter({ day, outcome, branch }: { day?: string; outcome?: Ending; branch?: string }): Promise<void> {
    const { filter, outcomes } = this.words;
    if (day) await this.page.getByLabel(filter.day, { exact: true }).fill(day);
    if (outcome) await this.page.getByLabel(filter.outcome, { exact: true }).selectOption(outcomes[outcome]);
    if (branch) await this.page.getByLabel(filter.branch, { exact: true }).selectOption(branch);
    await this.page.getByRole("button", { name: filter.show, exact: true }).click();
  }

  async search(quoted: string): Promise<void> {
    await this.page.getByRole("textbox", { name: this.words.search.label }).fill(quoted);
    await this.page.getByRole("button", { name: this.words.search.find, exact: true }).click();
  }

  async expectRows(count: number): Promise<void> {
    await expect(this.rows).toHaveCount(count);
  }
}
