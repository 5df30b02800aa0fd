"use client";

import { ActionBar, StepFrame } from "@/components/journey/step-frame";
import { Button } from "@/components/ui/button";
import { ErrorSummary } from "@/components/ui/error-summary";
import { TextField } from "@/components/ui/text-field";
import { useWords } from "@/components/ui/words";
import { AdviceList } from "./advice-list";
import { MailDomains } from "./mail-domains";
import { useAnswers } from "./use-answers";

/** E-mail and mobile number. */
export function ContactStep() {
  const { words } = useWords();
  const { form, keep, replace, submit, complaintOf, summary } = useAnswers("contact");
  const takeAddress = (address: string) => replace("emailAddress", address);
  return (
    <StepFrame
      step="contact"
      heading={words.contact.heading}
      lead={words.contact.lead}
      wrong={summary.items.length > 0}
    >
      <form onSubmit={submit} onChange={keep} noValidate className="flex flex-1 flex-col gap-6">
        <ErrorSummary {...summary} />
        <TextField
          id="emailAddress"
          label={words.fields.emailAddress}
          help={words.contact.emailHelp}
          complaint={complaintOf("emailAddress")}
          advice={
            <>
              <MailDomains onTake={takeAddress} />
              <AdviceList field="emailAddress" onCorrect={takeAddress} />
            </>
          }
          inputMode="email"
          autoComplete="email"
          autoCapitalize="none"
          {...form.register("emailAddress")}
        />
        <TextField
          id="phoneNumber"
          label={words.fields.phoneNumber}
          help={words.contact.phoneHelp}
          complaint={complaintOf("phoneNumber")}
          advice={<AdviceList field="phoneNumber" />}
          type="tel"
          inputMode="tel"
          autoComplete="tel"
          className="tabular-nums"
          {...form.register("phoneNumber")}
        />
        <ActionBar>
          <Button type="submit">{words.next}</Button>
        </ActionBar>
      </form>
    </StepFrame>
  );
}
