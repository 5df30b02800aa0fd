"use client";

import { Button } from "@/components/ui/button";
import { ServerForm } from "@/components/ui/server-form";
import { TextField } from "@/components/ui/text-field";
import type { TwoStepWords } from "@/lib/words/branch/two-step";
import { FormPage } from "../lock/form-page";
import { PageLink } from "../pagination";
import { CodeField } from "./code-field";

type CodeFormProps = {
  words: TwoStepWords["signIn"];
  way: "code" | "recovery";
  signIn: (form: FormData) => Promise<never>;
  problem: string | null;
  /** The same page with the other way. */
  other: string;
  again: string;
};

/** After a right password, on a browser that is new. */
export function CodeForm({ words, way, signIn, problem, other, again }: CodeFormProps) {
  return (
    <FormPage heading={words.heading} lead={words.lead} problem={problem}>
      <ServerForm id="sign-in-code" action={signIn} className="space-y-6">
        {way === "code" ? (
          <CodeField words={words} />
        ) : (
          <TextField
            id="recovery"
            name="recovery"
            label={words.recovery}
            help={words.recoveryHelp}
            autoComplete="off"
            autoCapitalize="none"
            maxLength={30}
            required
          />
        )}
        <Button type="submit" className="w-full sm:w-auto">
          {words.submit}
        </Button>
      </ServerForm>
      <p>
        <PageLink href={other}>{way === "code" ? words.lost : words.back}</PageLink>
      </p>
      <p>
        <PageLink href={again}>{words.again}</PageLink>
      </p>
    </FormPage>
  );
}
