import { Journey } from "@/components/apply/journey";
import { Restarted } from "@/components/journey/restarted";
import { services } from "@/lib/server/services";
import { readResume } from "@/lib/server/submit/resume";
import { submitApplication } from "../../apply/actions";

type ApplyProps = {
  params: Promise<{ locale: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function ApplyPage({ params, searchParams }: ApplyProps) {
  return (
    <>
      <Restarted why={(await searchParams).why} locale={(await params).locale} />
      <Journey
        resume={await readResume("self")}
        keeps={services().draftKeys !== null}
        submit={submitApplication}
      />
    </>
  );
}
