"use client";

import { Button } from "@/components/ui/button";
import { ServerForm } from "@/components/ui/server-form";
import { TextField } from "@/components/ui/text-field";
import type { AccountWords } from "@/lib/words/branch/account";
import type { StaffWords } from "@/lib/words/branch/staff";
import { FormPage } from "../lock/form-page";
import { PageLink } from "../pagination";
import { CodeField } from "../sign-in/code-field";
import { type ProviderAction, ProviderForm } from "../sign-in/sign-in-form";

type ConfirmPageProps = {
  words: AccountWords["confirm"];
  problem: string | null;
  next: string;
  /** Has a second factor, which proves as much. */
  byCode: boolean;
  /** `null`: has no password here. */
  confirm: ((form: FormData) => Promise<never>) | null;
  signIn: StaffWords["signIn"];
  toProvider: ProviderAction | null;
  list: string;
};

/** Before what a tablet found open must not show. */
export function ConfirmPage(props: ConfirmPageProps) {
  const { words, problem, next, byCode, confirm, signIn, toProvider, list } = props;
  return (
    <FormPage heading={words.heading} lead={words.lead} problem={problem}>
      {confirm && byCode && (
        <>
          <ServerForm id="confirm-code" action={confirm} className="space-y-6">
            <input type="hidden" name="next" value={next} />
            <CodeField words={words} />
            <Button type="submit" className="w-full sm:w-auto">
              {words.submit}
            </Button>
          </ServerForm>
          <h2 className="border-t border-line pt-6 text-section">{words.or}</h2>
        </>
      )}
      {confirm && (
        <ServerForm id="confirm" action={confirm} className="space-y-6">
          <input type="hidden" name="next" value={next} />
          <TextField
            id="password"
            name="password"
            type="password"
            label={words.password}
            help={words.help}
            autoComplete="current-password"
            maxLength={128}
            required
          />
          <Button type="submit" look={byCode ? "second" : "main"} className="w-full sm:w-auto">
            {byCode ? words.submitPassword : words.submit}
          </Button>
        </ServerForm>
      )}
      {toProvider && <ProviderForm words={signIn} action={toProvider} next={next} />}
      <p>
        <PageLink href={list}>{words.back}</PageLink>
      </p>
    </FormPage>
  );
}
