import { StartForm } from "@/components/journey/start-form";

export default function StartPage() {
  return <StartForm />;
}
