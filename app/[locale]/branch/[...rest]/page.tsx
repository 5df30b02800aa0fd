import { notFound } from "next/navigation";

/** Any other address of the branch, so that `not-found` leads back to it and not to the customers' pages. */
export default function NoSuchPage() {
  notFound();
}
