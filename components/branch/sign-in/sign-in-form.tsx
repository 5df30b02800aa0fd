"use client";

import { type SubmitEvent, useActionState, useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { ErrorSummary, type SummaryItem } from "@/components/ui/error-summary";
import { Notice } from "@/components/ui/notice";
import { FocusedHeading } from "@/components/ui/page/focused";
import { ServerForm } from "@/components/ui/server-form";
import { useSettings } from "@/components/ui/settings";
import { TextField } from "@/components/ui/text-field";
import { useWords } from "@/components/ui/words";
import type { ProviderReply, SignInProblem, SignInReply } from "@/lib/staff/sign-in-problem";
import type { StaffWords } from "@/lib/words/branch/staff";

type SignInAction = (before: SignInReply | null, form: FormData) => Promise<SignInReply | null>;
export type ProviderAction = (before: ProviderReply | null, form: FormData) => Promise<ProviderReply>;

type SignInFormProps = {
  words: StaffWords["signIn"];
  /** `null`: not offered. */
  signIn: SignInAction | null;
  toProvider: ProviderAction | null;
  before: SignInProblem | null;
};

export function SignInForm({ words, signIn, toProvider, before }: SignInFormProps) {
  const [tried, setTried] = useState(false);
  return (
    <div className="mx-auto w-full max-w-column space-y-6 pb-12">
      {before && !tried && (
        <Notice tone={before === "ended" ? "info" : "bad"} role="status">
          <p>{words.problems[before]}</p>
        </Notice>
      )}
      <div className="space-y-2">
        <FocusedHeading>{words.heading}</FocusedHeading>
        <p>{words.lead}</p>
      </div>
      {toProvider && <ProviderForm words={words} action={toProvider} />}
      {toProvider && signIn && <h2 className="border-t border-line pt-6 text-section">{words.or}</h2>}
      {signIn && <PasswordForm words={words} action={signIn} onTry={() => setTried(true)} />}
    </div>
  );
}

type PasswordFormProps = { words: StaffWords["signIn"]; action: SignInAction; onTry: () => void };

function PasswordForm({ words, action, onTry }: PasswordFormProps) {
  const { locale, words: common } = useWords();
  const { brandName } = useSettings();
  // React resets a form after its action; a controlled field would lose what was typed before hydration.
  const [username, setUsername] = useState("");
  const [submitCount, setSubmitCount] = useState(0);
  const [reply, submit, pending] = useActionState(action, null);
  const items = pending ? [] : itemsOf(reply, words);
  const wrong = items.length > 0;
  useEffect(() => {
    if (reply) setSubmitCount((count) => count + 1);
  }, [reply]);
  useEffect(() => {
    document.title = `${wrong ? `${common.title.error} ` : ""}${words.heading} · ${brandName}`;
  }, [wrong, common, words, brandName]);
  const error = (field: string) => {
    const item = reply?.kind === "missing" ? items.find(({ fieldId }) => fieldId === field) : undefined;
    return item && ({ tone: "bad", sentence: item.sentence } as const);
  };
  const keepUsername = ({ currentTarget }: SubmitEvent<HTMLFormElement>) => {
    onTry();
    setUsername(String(new FormData(currentTarget).get("username")));
  };
  return (
    <ServerForm
      id="sign-in"
      busy={pending}
      action={submit}
      onSubmit={keepUsername}
      noValidate
      className="space-y-6"
    >
      <ErrorSummary items={items} submitCount={submitCount} />
      <input type="hidden" name="locale" value={locale} />
      <TextField
        id="username"
        name="username"
        label={words.username}
        help={words.usernameHelp}
        error={error("username")}
        defaultValue={username}
        autoComplete="username"
        autoCapitalize="none"
        maxLength={64}
      />
      <TextField
        id="password"
        name="password"
        type="password"
        label={words.password}
        help={words.passwordHelp}
        error={error("password")}
        autoComplete="current-password"
        maxLength={128}
      />
      <Button type="submit" look="main" className="w-full sm:w-auto" aria-disabled={pending}>
        {pending ? words.submitting : words.submit}
      </Button>
    </ServerForm>
  );
}

type ProviderFormProps = {
  words: StaffWords["signIn"];
  action: ProviderAction;
  /** Behind `/branch`, for who is signed in and proves it again. */
  next?: string;
};

export function ProviderForm({ words, action, next }: ProviderFormProps) {
  const { locale } = useWords();
  const [reply, submit, pending] = useActionState(action, null);
  // Of a press before hydration, which the browser itself sent.
  const [first] = useState(reply);
  useEffect(() => {
    if (reply !== first && reply?.kind === "provider") location.assign(reply.url);
  }, [reply, first]);
  return (
    <ServerForm id="provider" action={submit} busy={pending} className="space-y-4">
      {first?.kind === "provider" && <meta httpEquiv="refresh" content={`0;url=${first.url}`} />}
      {reply?.kind === "refused" && (
        <Notice tone="bad" role="alert">
          <p>{words.problems[reply.why]}</p>
        </Notice>
      )}
      <input type="hidden" name="locale" value={locale} />
      {next !== undefined && <input type="hidden" name="next" value={next} />}
      <Button type="submit" className="w-full sm:w-auto" aria-disabled={pending}>
        {words.provider}
      </Button>
    </ServerForm>
  );
}

function itemsOf(reply: SignInReply | null, words: StaffWords["signIn"]): SummaryItem[] {
  if (!reply) return [];
  if (reply.kind === "missing")
    return reply.fields.map((fieldId) => ({ fieldId, sentence: words.missing[fieldId] }));
  return [{ fieldId: "username", sentence: words.problems[reply.why] }];
}
