import { Button, buttonClass } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { Locale } from "@/lib/locales";
import { pinLength } from "@/lib/staff/pin-rules";
import type { StaffWords } from "@/lib/words/branch/staff";
import { NewCustomerButton } from "../new-customer-button";
import { FormPage } from "./form-page";
import { PinKeys } from "./pin-keys";

type UnlockPageProps = {
  locale: Locale;
  words: StaffWords["unlock"];
  /** Of who is signed in. */
  name: string;
  problem: string | null;
  way: "pin" | "no_pin" | "password";
  /** Unlocking ends it. */
  caseOpen: boolean;
};

/** In place of all that is staff's, while a customer holds the tablet. */
export function UnlockPage({ locale, words, name, problem, way, caseOpen }: UnlockPageProps) {
  const { openCase } = words;
  return (
    <FormPage heading={words.heading} lead={words.lead(name)} problem={problem}>
      {caseOpen && (
        <>
          <Notice tone="warn">
            <h2 className="text-section">{openCase.heading}</h2>
            <p>{openCase.lead}</p>
          </Notice>
          <a href={`/${locale}/branch/apply`} className={`w-full ${buttonClass("second")}`}>
            {openCase.back}
          </a>
        </>
      )}
      <NewCustomerButton label={words.next} look="second" />
      {way === "pin" ? (
        <form method="post" action="/api/staff/unlock" autoComplete="off" className="space-y-6">
          <input type="hidden" name="locale" value={locale} />
          <PinKeys
            label={words.pin}
            help={words.pinHelp}
            remove={words.remove}
            typed={Array.from({ length: pinLength + 1 }, (_, count) => words.typed(count))}
          />
          <Button type="submit" className="w-full">
            {caseOpen ? words.submitAndEnd : words.submit}
          </Button>
        </form>
      ) : (
        <p>{way === "no_pin" ? words.noPin : words.passwordOnly}</p>
      )}
      <a
        href={`/${locale}/branch/sign-in`}
        className={`w-full ${buttonClass(way === "pin" ? "second" : "main")}`}
      >
        {words.signIn}
      </a>
    </FormPage>
  );
}
