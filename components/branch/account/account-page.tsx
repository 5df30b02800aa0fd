import type { ReactNode } from "react";
import { buttonClass } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { Focused, FocusedHeading } from "@/components/ui/page/focused";
import { ServerForm } from "@/components/ui/server-form";
import type { Locale } from "@/lib/locales";
import type { AccountWords } from "@/lib/words/branch/account";
import type { TwoStepWords } from "@/lib/words/branch/two-step";
import { Problem } from "../lock/problem";
import { PageLink } from "../pagination";
import { PasswordForm } from "./password-form";

export type ListedSession = { id: string; own: boolean; started: string; seen: string; locked: boolean };

type AccountPageProps = {
  locale: Locale;
  words: AccountWords;
  problem: string | null;
  done: string | null;
  /** `null`: signs in at the identity provider. */
  changePassword: ((form: FormData) => Promise<never>) | null;
  /** `null`: this branch unlocks by passwords. */
  pin: "choose" | "change" | null;
  twoStep: { words: TwoStepWords; state: "on" | "off" | "elsewhere" };
  sessions: ListedSession[];
  signOutOthers: () => Promise<never>;
};

/** What staff change of their own account. */
export function AccountPage(props: AccountPageProps) {
  const { locale, words, problem, done, changePassword, pin, twoStep, sessions, signOutOthers } = props;
  const path = `/${locale}/branch`;
  return (
    <div className="mx-auto w-full max-w-column space-y-6 pb-12">
      <FocusedHeading>{words.heading}</FocusedHeading>
      {problem && <Problem sentence={problem} />}
      {done && (
        <Focused>
          <Notice tone="good" role="status">
            <p>{done}</p>
          </Notice>
        </Focused>
      )}
      <Part id="password" heading={words.password.heading}>
        {changePassword ? (
          <PasswordForm words={words.password} action={changePassword} />
        ) : (
          <p>{words.password.elsewhere}</p>
        )}
      </Part>
      {pin && (
        <Part id="pin" heading={words.pin.heading}>
          <p>{words.pin.lead}</p>
          <a href={`${path}/pin`} className={`w-full sm:w-auto ${buttonClass("second")}`}>
            {words.pin[pin]}
          </a>
        </Part>
      )}
      <TwoStepPart {...twoStep} path={`${path}/two-step`} />
      <Part id="sessions" heading={words.sessions.heading}>
        <p>{words.sessions.lead}</p>
        <ul className="divide-y divide-line border-y border-line text-help">
          {sessions.map(({ id, own, started, seen, locked }) => (
            <li key={id} className="py-3">
              <p className="font-semibold">{own ? words.sessions.own : words.sessions.other}</p>
              <p className="text-muted digits">{words.sessions.times(started, seen)}</p>
              {locked && <p>{words.sessions.locked}</p>}
            </li>
          ))}
        </ul>
        {sessions.length > 1 && (
          <ServerForm id="sign-out-others" action={signOutOthers}>
            <button type="submit" className={`w-full sm:w-auto ${buttonClass("second")}`}>
              {words.sessions.end}
            </button>
          </ServerForm>
        )}
      </Part>
      <p>
        <PageLink href={path}>{words.back}</PageLink>
      </p>
    </div>
  );
}

type TwoStepPartProps = AccountPageProps["twoStep"] & { path: string };

const TwoStepPart = ({ words: { heading, account }, state, path }: TwoStepPartProps) => (
  <Part id="two-step" heading={heading}>
    <p>{state === "elsewhere" ? account.elsewhere : account.lead}</p>
    {state === "on" && <p className="font-semibold">{account.on}</p>}
    {state !== "elsewhere" && (
      <a href={path} className={`w-full sm:w-auto ${buttonClass("second")}`}>
        {state === "on" ? account.change : account.setUp}
      </a>
    )}
  </Part>
);

const Part = ({ id, heading, children }: { id: string; heading: string; children: ReactNode }) => (
  <section aria-labelledby={`${id}-heading`} className="space-y-4 border-t border-line pt-6">
    <h2 id={`${id}-heading`} className="text-section">
      {heading}
    </h2>
    {children}
  </section>
);
