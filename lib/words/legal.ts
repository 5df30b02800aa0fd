import type { Locale } from "../locales";

type Text = { heading: string; paragraphs: string[] };

type Operator = { brandName: string; keepsDraft?: boolean };

/** Without the operator's own `PRIVACY_NOTICE_URL` and `CERTIFICATE_TERMS_URL`; says only what this app does. */
export const legal: Record<"privacy" | "terms", Record<Locale, (operator: Operator) => Text>> = {
  privacy: {
    id: ({ brandName, keepsDraft }) => ({
      heading: "Pemberitahuan privasi",
      paragraphs: [
        `${brandName} meminta data dan foto Anda hanya untuk memverifikasi identitas Anda dan menerbitkan sertifikat elektronik.`,
        "NIK, nama, tanggal lahir, email, nomor ponsel, selfie, dan foto KTP Anda dikirim ke Kredibel, yang mencocokkannya dengan data kependudukan.",
        keepsDraft
          ? "Kami tidak menyimpan foto, nama, email, nomor ponsel, atau NIK lengkap Anda. Selama Anda mengisi, data itu ada di perangkat Anda sendiri dalam bentuk terenkripsi, supaya tidak hilang bila halaman tertutup. Kuncinya kami simpan, dan kami hapus begitu pengajuan selesai, Anda mulai dari awal, atau paling lama 24 jam."
          : "Halaman ini tidak menyimpan foto, nama, email, nomor ponsel, atau NIK lengkap Anda. Data itu hanya ada di memori selama Anda memakai halaman ini dan selama pengiriman.",
        "Yang dicatat: NIK yang disamarkan, waktu, hasil, bagian yang ditolak, dan nomor referensi, supaya satu pengajuan tidak diproses dua kali.",
        "Dicatat juga kode tersandi dari NIK, dari jawaban, dan dari alamat jaringan Anda, yang tidak dapat dibaca kembali tanpa kunci rahasia.",
        `Selain itu dicatat persetujuan Anda (versi, waktu, bahasa), nomor pesanan dari ${brandName} bila ada, dan di cabang nama petugas yang membantu Anda.`,
      ],
    }),
    en: ({ brandName, keepsDraft }) => ({
      heading: "Privacy notice",
      paragraphs: [
        `${brandName} asks for your data and photos only to verify your identity and to issue an electronic certificate.`,
        "Your NIK, name, date of birth, email, mobile number, selfie and KTP photo are sent to Kredibel, which compares them with the population registry.",
        keepsDraft
          ? "We keep none of your photos, name, email, mobile number or full NIK. While you fill in the pages, these are on your own device, encrypted, so that they are not lost if the page is closed. We keep its key, and delete it as soon as the application is over, you start from the beginning, or after 24 hours at most."
          : "This page keeps none of your photos, name, email, mobile number or full NIK. They are in memory only while you use the page and while they are sent.",
        "What is recorded: a masked NIK, times, the result, what was rejected and the reference, so that one application is not processed twice.",
        "Also recorded are codes made with a secret key from your NIK, your answers and your network address, which cannot be read back without it.",
        `So are your consent (version, time, language), the order number of ${brandName} where there is one, and at a branch the name of the staff who helped you.`,
      ],
    }),
  },
  terms: {
    id: ({ brandName }) => ({
      heading: "Ketentuan sertifikat",
      paragraphs: [
        `Bila identitas Anda terverifikasi, sertifikat elektronik diterbitkan atas nama Anda melalui Kredibel untuk keperluan ${brandName}.`,
        "Sertifikat itu menyatakan bahwa data yang Anda berikan cocok dengan data kependudukan pada waktu pemeriksaan.",
        "Berikan data Anda sendiri dan yang sebenarnya. Satu email dan satu nomor ponsel hanya untuk satu NIK.",
      ],
    }),
    en: ({ brandName }) => ({
      heading: "Certificate terms",
      paragraphs: [
        `If your identity is verified, an electronic certificate is issued in your name through Kredibel for ${brandName}.`,
        "It states that the data you gave matched the population registry at the time of the check.",
        "Give your own data, and give it truthfully. One email and one mobile number belong to one NIK only.",
      ],
    }),
  },
};
