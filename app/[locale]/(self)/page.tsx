import { StartForm } from "@/components/journey/start-form";
import { readResume } from "@/lib/server/resume";

export default async function StartPage() {
  return <StartForm attempted={(await readResume("self")) !== null} />;
}
