import { notFound } from "next/navigation";

/** So that `not-found` has the locale. */
export default function NoSuchPage() {
  notFound();
}
