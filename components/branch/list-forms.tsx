import type { ReactNode } from "react";
import { buttonClass } from "@/components/ui/button";
import { Focused } from "@/components/ui/page/focused";
import { ServerForm } from "@/components/ui/server-form";
import { inputClass } from "@/components/ui/text-field";
import type { Day } from "@/lib/branch/day";
import type { ListedState } from "@/lib/branch/listed-attempt";
import { everyBranch } from "@/lib/branch/scope";
import type { BranchListWords } from "@/lib/words/branch/branch-list-id";

type FilterFormProps = {
  action: string;
  words: BranchListWords;
  day: Day;
  today: Day;
  outcome: string | null;
  outcomes: readonly ListedState[];
  branch: string | null;
  branches: string[];
};

/** A plain form: it works before hydration. */
export function FilterForm(props: FilterFormProps) {
  const { action, words, day, today, outcome, outcomes, branch, branches } = props;
  const { filter } = words;
  return (
    <form method="get" action={action} className="flex flex-wrap items-end gap-3">
      <Labelled id="day" label={filter.day}>
        <input id="day" name="day" type="date" defaultValue={day} max={today} className={fieldClass} />
      </Labelled>
      <Labelled id="outcome" label={filter.outcome}>
        <Choice
          id="outcome"
          value={outcome}
          any={filter.anyOutcome}
          options={outcomes.map((name) => [name, words.outcomes[name]])}
        />
      </Labelled>
      {branches.length > 0 && (
        <Labelled id="branch" label={filter.branch}>
          <Choice
            id="branch"
            value={branch}
            any={words.allBranches}
            anyValue={everyBranch}
            options={branches.map((name) => [name, name])}
          />
        </Labelled>
      )}
      <button type="submit" className={`${buttonClass("second")} grow sm:grow-0`}>
        {filter.show}
      </button>
    </form>
  );
}

type SearchFormProps = {
  action: (form: FormData) => Promise<never>;
  words: BranchListWords;
  problem: string | null;
};

/** By POST, so that nothing that is typed here gets into an address. */
export function SearchForm({ action, words, problem }: SearchFormProps) {
  const { search } = words;
  return (
    <ServerForm id="search" action={action} className="space-y-2">
      <label htmlFor="quoted" className="block text-help font-semibold">
        {search.label}
      </label>
      <p id="quoted-help" className="text-help text-muted">
        {search.help}
      </p>
      {problem && (
        <Focused key={problem}>
          <p id="quoted-problem" className="font-medium text-bad">
            {problem}
          </p>
        </Focused>
      )}
      <div className="flex flex-wrap gap-3">
        <input
          id="quoted"
          name="quoted"
          type="text"
          required
          maxLength={100}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          aria-invalid={problem !== null || undefined}
          aria-describedby={problem ? "quoted-help quoted-problem" : "quoted-help"}
          className={`${inputClass(problem !== null)} min-w-0 flex-1 basis-40`}
        />
        <button type="submit" className={buttonClass("second")}>
          {search.find}
        </button>
      </div>
    </ServerForm>
  );
}

type ExportFormProps = {
  words: BranchListWords;
  locale: string;
  days: number;
  day: Day;
  today: Day;
  outcome: string | null;
  branch: string | null;
};

export function ExportForm({ words, locale, days, day, today, outcome, branch }: ExportFormProps) {
  const { heading, lead, from, to, download } = words.export;
  return (
    <section aria-labelledby="export-heading" className="space-y-3 border-t border-line pt-6">
      <h2 id="export-heading" className="text-section">
        {heading}
      </h2>
      <p className="text-help text-muted">{lead(days)}</p>
      <form method="get" action="/api/branch/export" className="flex flex-wrap items-end gap-3">
        <input type="hidden" name="language" value={locale} />
        {outcome && <input type="hidden" name="outcome" value={outcome} />}
        <input type="hidden" name="branch" value={branch ?? everyBranch} />
        <Labelled id="from" label={from}>
          <input
            id="from"
            name="from"
            type="date"
            required
            defaultValue={day}
            max={today}
            className={fieldClass}
          />
        </Labelled>
        <Labelled id="to" label={to}>
          <input
            id="to"
            name="to"
            type="date"
            required
            defaultValue={day}
            max={today}
            className={fieldClass}
          />
        </Labelled>
        {(["xlsx", "csv"] as const).map((format) => (
          <button
            key={format}
            type="submit"
            name="format"
            value={format}
            className={`${buttonClass("second")} grow sm:grow-0`}
          >
            {download[format]}
          </button>
        ))}
      </form>
    </section>
  );
}

const fieldClass = `${inputClass(false)} w-full`;

function Labelled({ id, label, children }: { id: string; label: string; children: ReactNode }) {
  return (
    <div className="min-w-0 flex-1 basis-40 space-y-1">
      <label htmlFor={id} className="block text-help font-semibold">
        {label}
      </label>
      {children}
    </div>
  );
}

type ChoiceProps = {
  id: string;
  value: string | null;
  any: string;
  anyValue?: string;
  options: [string, string][];
};

function Choice({ id, value, any, anyValue = "", options }: ChoiceProps) {
  return (
    <select id={id} name={id} defaultValue={value ?? anyValue} className={fieldClass}>
      <option value={anyValue}>{any}</option>
      {options.map(([name, label]) => (
        <option key={name} value={name}>
          {label}
        </option>
      ))}
    </select>
  );
}
