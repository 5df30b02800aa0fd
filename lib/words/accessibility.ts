import type { Locale } from "../locales";

type Statement = {
  link: string;
  heading: string;
  paragraphs: (contact: string | null) => string[];
  textSize: { heading: string; lead: string; choose: Record<"large" | "usual", string> };
};

/** What conforms, how that was found, what is known not to, whom to tell. */
export const accessibility: Record<Locale, Statement> = {
  id: {
    link: "Aksesibilitas dan ukuran teks",
    heading: "Aksesibilitas halaman ini",
    paragraphs: (contact) => [
      "Halaman ini dibuat agar dapat dipakai semua orang: dengan papan ketik saja, dengan huruf besar, dengan warna kontras tinggi, dan dengan pembaca layar. Acuannya WCAG 2.2 tingkat AA.",
      "Setiap layar diperiksa otomatis di Chromium, dalam dua bahasa, pada ponsel, tablet, dan komputer, terang dan gelap: kontras, nama dan label, ukuran tombol, dan lebar halaman; juga dengan tombol Tab, huruf dua kali lebih besar, jarak huruf yang dilonggarkan, dan warna sistem. Seluruh pengisian diuji dengan papan ketik saja, dan didengarkan dengan pembaca layar Orca, juga kamera yang ditolak, halaman yang lama tidak dipakai, dan tablet cabang.",
      "Yang belum diuji: pembaca layar lain (NVDA, JAWS, VoiceOver, TalkBack), dan pemakaian oleh penyandang disabilitas. Karena itu kami belum menyatakan halaman ini sesuai sepenuhnya.",
      "Yang kami tahu masih sulit: memotret KTP dan wajah tanpa melihat layar. Petunjuk kamera dibacakan, dan orang lain boleh membantu memotret; bila diizinkan, foto juga dapat diunggah.",
      "Batas waktu diberitahukan satu menit sebelumnya dan diperpanjang dengan satu tombol. Ada dua yang tidak: kata sandi petugas untuk hal penting berlaku beberapa menit saja, dan tautan berlaku selama yang ditentukan pengirimnya.",
      contact
        ? `Bila ada yang tidak dapat Anda pakai, beri tahu kami: ${contact}.`
        : "Bila ada yang tidak dapat Anda pakai, beri tahu pihak yang memberi Anda tautan ke halaman ini.",
    ],
    textSize: {
      heading: "Ukuran teks",
      lead: "Berlaku untuk setiap halaman yang dibuka atau dimuat ulang sesudah ini, sampai browser ditutup; di tablet cabang, sampai pengajuan Anda berakhir.",
      choose: { large: "Perbesar teks", usual: "Kembali ke ukuran biasa" },
    },
  },
  en: {
    link: "Accessibility and text size",
    heading: "Accessibility of this page",
    paragraphs: (contact) => [
      "This page is made for everybody: with a keyboard alone, with large text, with high contrast and with a screen reader. Its measure is WCAG 2.2, level AA.",
      "Each screen is checked automatically in Chromium, in both languages, on phones, tablets and computers, light and dark: contrast, names and labels, size of buttons and width; also by the Tab key, with text twice as large, with wider spacing and in the system's own colours. The whole journey is tested with a keyboard alone, and heard by the screen reader Orca; so are a refused camera, an idle page and a branch's tablet.",
      "Not tested yet: other screen readers (NVDA, JAWS, VoiceOver, TalkBack), and use by people with disabilities. So we do not claim full conformance.",
      "Known to be hard: photographing the KTP and the face without seeing the screen. The camera's hints are spoken, and somebody else may help to take the photos; where it is allowed, photos can be uploaded too.",
      "A time limit is announced a minute before, and one button puts it off. Two are not: the password of staff for something important counts for minutes only, and a link works as long as its sender decided.",
      contact
        ? `If there is something that you cannot use, tell us: ${contact}.`
        : "If there is something that you cannot use, tell whoever gave you the link to this page.",
    ],
    textSize: {
      heading: "Text size",
      lead: "Holds for every page that is opened or reloaded from now on, until the browser is closed; on a branch's tablet, until your submission there ends.",
      choose: { large: "Make text larger", usual: "Back to the usual size" },
    },
  },
};
