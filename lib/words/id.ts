import type { DatePart, JourneyField } from "../fields/fields";
import type { Advice, Problem } from "../fields/problem";
import type { RejectName, TextField } from "../kredibel/constraints";
import { captureId } from "./camera-id";
import { kilobytes, megabytes, type Sentences } from "./sentences";

const dateParts: Record<DatePart, string> = { day: "Tanggal", month: "Bulan", year: "Tahun" };

const list = (words: string[]) =>
  words.length < 3 ? words.join(" dan ") : `${words.slice(0, -1).join(", ")}, dan ${words.at(-1)}`;

const fields: Record<Exclude<JourneyField, "consent">, string> = {
  identityImage: "Foto KTP",
  identityId: "NIK",
  fullName: "Nama lengkap",
  birthDate: "Tanggal lahir",
  emailAddress: "Alamat email",
  phoneNumber: "Nomor ponsel",
  faceImage: "Selfie",
};

/** What stands above an input: where to look on the card, or how it may be written. */
const help: Record<TextField, string> = {
  identityId: "16 angka di bagian atas KTP.",
  fullName: "Seperti di KTP, tanpa gelar.",
  birthDate: "Misalnya 17 8 1990 atau 17 Agustus 1990.",
  emailAddress: "Misalnya nama@contoh.com.",
  phoneNumber: "Misalnya 0812 3456 7890.",
};

const missing: Record<JourneyField, string> = {
  consent: "Centang kedua persetujuan untuk melanjutkan.",
  identityImage: "Ambil atau unggah foto KTP Anda.",
  identityId: "Isi NIK Anda.",
  fullName: "Isi nama lengkap Anda.",
  birthDate: "Isi tanggal lahir Anda.",
  emailAddress: "Isi alamat email Anda.",
  phoneNumber: "Isi nomor ponsel Anda.",
  faceImage: "Ambil atau unggah selfie Anda.",
};

const consentAgain =
  "Sesi Anda berakhir, atau permohonan lain dimulai di browser ini. Data Anda masih tersimpan di halaman ini; setujui sekali lagi, lalu kirim.";

const damaged = () => "Foto ini rusak atau tidak lengkap. Ambil foto lagi atau pilih file lain.";

const problems: Sentences<Exclude<Problem, { code: "missing" }>> = {
  nik_characters: () => "NIK hanya terdiri dari angka. Hapus huruf dan tanda lain.",
  nik_length: ({ digits }) => `NIK harus 16 angka. Anda memasukkan ${digits}.`,
  name_characters: () => "Nama ditulis dengan huruf, tanpa simbol. Tulis persis seperti di KTP.",
  name_length: ({ maxLength }) => `Nama paling banyak ${maxLength} huruf. Tulis persis seperti di KTP.`,
  birth_date_incomplete: ({ missing }) =>
    `Lengkapi tanggal lahir: ${list(missing.map((part) => dateParts[part].toLowerCase()))} belum diisi.`,
  birth_date_impossible: () => "Tanggal ini tidak ada di kalender. Periksa kembali.",
  birth_date_year: () => "Tulis tahun lahir dengan empat angka, mulai 1900.",
  birth_date_future: () => "Tanggal ini belum tiba. Periksa tahunnya.",
  email_format: () => "Tulis alamat email lengkap tanpa spasi, misalnya nama@contoh.com.",
  phone_characters: () => "Nomor ponsel hanya berisi angka, misalnya 0812 3456 7890.",
  phone_length: () =>
    "Nomor ponsel ini terlalu pendek atau terlalu panjang. Tulis lengkap, misalnya 0812 3456 7890.",
  malformed: () => "Jawaban ini tidak terbaca atau berbeda dari tautan Anda. Periksa kembali.",
  kredibel_validation: () => "Jawaban ini tidak dapat diterima. Periksa kembali.",
  photo_empty: () => "File ini kosong. Pilih file lain atau ambil foto.",
  photo_type: () => "File ini bukan foto yang dapat dipakai. Pilih foto JPG atau PNG.",
  photo_damaged: damaged,
  photo_pixels: ({ width, height, minWidth, minHeight }) =>
    `Foto ini ${width} × ${height} piksel; minimal ${minWidth} × ${minHeight}. Dekatkan kamera atau unggah foto lain.`,
  photo_bytes_low: ({ bytes, minBytes }) =>
    `Foto ini hanya ${kilobytes(bytes)} KB; minimal ${kilobytes(minBytes)} KB. Gunakan foto asli yang lebih tajam.`,
  photo_bytes_high: ({ bytes, maxBytes }) =>
    `Foto ini ${megabytes(bytes, ",")} MB; paling besar ${megabytes(maxBytes, ",")} MB. Ambil foto lagi atau pilih file lain.`,
  photo_blank: () => "Foto ini kosong. Pastikan lensa tidak tertutup, lalu ambil foto lagi.",
  photo_heic: () =>
    "Browser ini tidak dapat membuka foto HEIC. Ambil foto di sini, atau pilih foto JPG atau PNG.",
  photo_file_large: ({ bytes, maxBytes }) =>
    `File ini ${megabytes(bytes, ",")} MB; paling besar ${megabytes(maxBytes, ",")} MB. Pilih foto yang lebih kecil.`,
  photo_many_pixels: ({ width, height, maxPixels }) =>
    `Foto ini ${width} × ${height} piksel; paling banyak ${maxPixels / 1_000_000} juta. Matikan mode 50 atau 108 MP, atau ambil foto di sini.`,
  photo_unreadable: () =>
    "File ini tidak dapat dibuka. Jika tersimpan di cloud, unduh dulu, lalu pilih kembali.",
  photo_encoding: () =>
    "Browser ini tidak dapat menyiapkan foto. Matikan perlindungan pelacakan untuk halaman ini, atau gunakan browser lain.",
  page_incomplete: () =>
    "Bagian ini tidak dapat dimuat: koneksi terputus, atau layanan baru diperbarui. Coba lagi, atau pakai cara lain.",
  // What this page has encoded is neither of these.
  photo_trailing_bytes: damaged,
  photo_sideways: damaged,
};

const advice: Sentences<Advice> = {
  nik_birth_date: () =>
    "Angka ke-7 sampai ke-12 pada NIK biasanya memuat tanggal lahir. Periksa kembali; jika sudah sesuai KTP, lanjutkan saja.",
  nik_province: () =>
    "Dua angka pertama NIK biasanya kode provinsi, dan kode ini tidak kami kenal. Periksa kembali; jika sudah sesuai KTP, lanjutkan saja.",
  nik_serial: () =>
    "Empat angka terakhir NIK biasanya bukan 0000. Periksa kembali; jika sudah sesuai KTP, lanjutkan saja.",
  odd_signs: ({ signs }) =>
    `Ada “${signs}”, bukan huruf A sampai Z. Jika memang tertulis begitu, lanjutkan saja.`,
  birth_date_young: () =>
    "KTP biasanya terbit mulai usia 17. Periksa tahunnya; jika sudah benar, lanjutkan saja.",
  email_domain: ({ suggestion }) =>
    `Apakah maksud Anda ${suggestion}? Jika alamatnya sudah benar, lanjutkan saja.`,
  phone_foreign: () => "Ini nomor dari luar Indonesia. Jika memang nomor Anda, lanjutkan saja.",
  phone_mobile: () => "Apakah ini nomor ponsel Indonesia? Jika sudah benar, lanjutkan saja.",
};

/** Bahasa Indonesia, the first language: `en` must have all of it to compile. */
export const id = {
  header: { language: "Bahasa" },
  title: { error: "Kesalahan:" },
  progress: (position: number, total: number) => `Langkah ${position} dari ${total}`,
  back: "Kembali",
  next: "Lanjut",
  start: {
    heading: "Verifikasi identitas Anda",
    lead: "Untuk pemilik e-KTP. Sekitar tiga menit, langsung di halaman ini.",
    needs: "Yang Anda perlukan",
    needCard: "e-KTP asli, bukan fotokopi",
    needCamera: "Ponsel atau komputer dengan kamera",
    needContact: "Alamat email dan nomor ponsel Anda sendiri",
    consent: "Persetujuan Anda",
    consentCheck:
      "Saya setuju data dan foto saya diperiksa oleh Kredibel dan dicocokkan dengan data kependudukan.",
    consentCertificate: "Saya setuju sertifikat elektronik diterbitkan atas nama saya.",
    privacy: "Pemberitahuan privasi",
    terms: "Ketentuan sertifikat",
    newTab: "membuka tab baru",
    version: (version: string) => `Versi teks persetujuan: ${version}`,
    start: "Mulai",
  },
  fields,
  help,
  dateParts,
  listed: list,
  missing,
  problems,
  advice,
  summary: "Ada masalah",
  errorPrefix: "Kesalahan:",
  card: {
    heading: "Foto KTP Anda",
    lead: "Letakkan KTP di atas permukaan yang rata dan terang, lalu potret sisi depannya.",
    tips: [
      "Keempat sudut kartu terlihat",
      "Tulisan tajam dan terbaca",
      "Tanpa pantulan cahaya; lepaskan kartu dari plastiknya",
    ],
    shotHeading: "KTP terbaca jelas?",
    shotLead: "NIK, nama, dan tanggal lahir harus terbaca jelas.",
    alt: "Foto KTP yang Anda ambil",
    aim: "Paskan KTP di dalam bingkai",
  },
  identity: {
    heading: "Data pada KTP Anda",
    lead: "Tulis persis seperti yang tertera di KTP.",
    cardPhoto: "Foto KTP Anda, untuk dicocokkan",
    province: (name: string) => `Menurut dua angka pertamanya, NIK ini terbitan ${name}.`,
  },
  contact: {
    heading: "Kontak Anda",
    lead: "Gunakan email dan nomor ponsel Anda sendiri. Satu email dan satu nomor hanya dapat dipakai untuk satu NIK.",
    domains: "Lengkapi alamat email",
    takeSuggestion: (address: string) => `Ganti menjadi ${address}`,
  },
  selfie: {
    heading: "Selfie Anda",
    lead: "Hadap kamera di tempat terang. Wajah Anda dicocokkan dengan data kependudukan.",
    tips: [
      "Cahaya dari depan, bukan dari belakang",
      "Tanpa masker, topi, atau kacamata gelap",
      "Hanya Anda di dalam gambar",
    ],
    shotHeading: "Wajah terlihat jelas?",
    shotLead: "Wajah harus utuh, tajam, dan terang.",
    alt: "Selfie yang Anda ambil",
    aim: "Paskan wajah di dalam oval",
  },
  camera: {
    open: "Buka kamera",
    asks: {
      card: "Browser akan meminta izin memakai kamera. Pilih **Izinkan** agar Anda dapat memotret KTP.",
      selfie: "Browser akan meminta izin memakai kamera. Pilih **Izinkan** agar Anda dapat mengambil selfie.",
    },
    starting: "Menyalakan kamera…",
    take: "Ambil foto",
    use: "Gunakan foto ini",
    retake: "Ulangi",
    rotate: "Putar",
    upload: "Unggah foto",
    drop: "Atau seret foto ke halaman ini.",
    switchLens: "Ganti kamera",
    checking: "Memeriksa foto…",
    again: "Buka kamera lagi",
    resume: "Nyalakan lagi",
    ...captureId,
    notTaken: "Foto ini tidak dapat dipakai",
  },
  review: {
    heading: "Periksa jawaban Anda",
    lead: "Pastikan semuanya sama persis dengan KTP Anda sebelum dikirim.",
    change: "Ubah",
    submit: "Kirim",
    standing: {
      heading: "Jawaban ini sudah pernah ditolak",
      lead: "Hasilnya mungkin akan sama lagi. Jika Anda yakin sudah benar, Anda tetap dapat mengirimnya.",
    },
    unchanged: {
      heading: "Belum ada yang berubah",
      lead: "Semua jawaban masih sama seperti pengajuan terakhir, jadi tidak dikirim lagi.",
    },
    sendAnyway: "Tetap kirim",
    toResult: "Lihat hasil terakhir",
  },
  waiting: {
    heading: "Data Anda sedang diperiksa",
    lead: "Biasanya 10–30 detik. Jangan tutup halaman ini.",
    stages: {
      sending: "Mengirim data dan foto",
      received: "Data dan foto sudah diterima",
      checking: "Kredibel sedang memeriksa",
    },
    states: { done: "selesai", later: "belum dimulai" },
    lost: "Koneksi terputus. Pengajuan Anda tidak diulang; hasilnya muncul di sini setelah Anda tersambung lagi.",
    elapsed: (seconds: number) => `${seconds} detik`,
  },
  result: {
    reference: "Nomor referensi",
    copy: "Salin",
    copied: "Tersalin",
    time: "Waktu",
    attemptsLeft: (count: number) =>
      count === 0
        ? "Batas pengajuan sudah tercapai. Anda dapat mengirim lagi nanti."
        : `Anda masih dapat mengirim ${count} kali lagi.`,
    carryOn: "Lanjutkan",
    print: "Cetak",
    correct: "Perbaiki",
    again: "Mulai lagi",
    tryAgain: "Coba lagi",
    toReview: "Kembali ke jawaban",
    verified: {
      heading: "Terverifikasi",
      lead: "Data Anda cocok. Simpan nomor referensi ini.",
    },
    verified_with_reason: {
      heading: "Terverifikasi dengan catatan",
      lead: "Identitas Anda sudah terverifikasi. Ada catatan tentang kontak Anda.",
      noted: "Catatan",
      offer: "Jika mau, Anda dapat menggantinya dengan kontak lain sekarang.",
    },
    not_verified: {
      heading: "Belum terverifikasi",
      lead: "Ada jawaban yang belum cocok. Cukup perbaiki bagian di bawah ini; yang lain tetap tersimpan.",
      leadAnew:
        "Ada jawaban yang belum cocok. Halaman ini dimuat ulang, sehingga semua jawaban perlu diisi lagi.",
      rejected: "Yang perlu diperbaiki",
    },
    invalid: {
      heading: "Ada jawaban yang belum dapat dikirim",
      lead: "Data Anda belum diproses. Perbaiki bagian ini, lalu kirim lagi.",
    },
    unavailable: {
      heading: "Layanan sedang tidak tersedia",
      lead: "Data Anda belum diproses dan masih tersimpan di halaman ini. Coba lagi beberapa saat lagi.",
      leadAnew:
        "Data Anda belum diproses. Halaman ini dimuat ulang, sehingga semua jawaban perlu diisi lagi.",
    },
    unknown: {
      heading: "Hasil belum dapat dipastikan",
      lead: "Kami belum menerima jawaban. Jangan kirim ulang dulu; simpan nomor ini dan hubungi kami bila perlu.",
      goOnAt: (time: string) => `Anda dapat mengirim lagi setelah ${time}.`,
      goOn: "Kirim lagi sekarang",
    },
    refused: {
      heading: "Belum dapat dikirim",
      limit: "Batas pengajuan sudah tercapai. Data Anda masih tersimpan di halaman ini.",
      busy: "Layanan sedang ramai. Data Anda masih tersimpan di halaman ini. Coba lagi sebentar lagi.",
      session: consentAgain,
      other_application: consentAgain,
      staff:
        "Sesi petugas cabang sudah berakhir. Data Anda masih tersimpan di halaman ini. Petugas dapat masuk lagi di tab lain, lalu coba lagi.",
      signIn: "Masuk di tab baru",
      consentAgain: "Setujui lagi dan lanjutkan",
      retryAt: (time: string) => `Coba lagi setelah ${time}.`,
    },
  },
  rejected: {
    identityId: "NIK ini tidak ditemukan. Cocokkan dengan KTP Anda.",
    fullName: "Nama tidak sesuai data kependudukan. Tulis persis seperti di KTP, tanpa gelar.",
    birthDate: "Tanggal lahir tidak sesuai.",
    faceImage:
      "Wajah pada selfie tidak cocok dengan data. Ambil ulang di tempat terang, tanpa masker, topi, atau kacamata gelap.",
    identityImage: "Foto KTP tidak dapat dibaca. Ambil ulang: seluruh kartu terlihat, tajam, tanpa pantulan.",
    liveness_check:
      "Kami tidak dapat memastikan bahwa selfie diambil langsung. Hadap kamera, tahan sebentar, jangan memotret foto atau layar.",
    emailAddress: "Email ini sudah dipakai oleh NIK lain.",
    phoneNumber: "Nomor ini sudah dipakai oleh NIK lain.",
  } satisfies Record<RejectName, string>,
  rejectedUnknown: "Ada bagian lain yang belum cocok. Hubungi kami bila Anda memerlukan bantuan.",
  support: (contact: string) => `Butuh bantuan? Hubungi ${contact}.`,
  failures: {
    offline:
      "Anda sedang tidak terhubung ke internet. Data Anda masih tersimpan di halaman ini; kirim lagi setelah tersambung.",
    notReached: "Belum ada jawaban yang kami terima. Data Anda masih tersimpan di halaman ini; kirim lagi.",
    tooSlow:
      "Jaringan terlalu lambat. Data Anda masih tersimpan di halaman ini; coba di tempat dengan sinyal lebih baik. Foto besar akan diperkecil.",
    reload:
      "Layanan ini baru diperbarui. Data Anda belum dikirim; setelah dimuat ulang, semuanya perlu diberikan kembali.",
  },
  notOpened:
    "Halaman itu belum dapat dibuka. Data Anda masih tersimpan di halaman ini; coba beberapa saat lagi.",
  online: "Anda tersambung lagi.",
  keepPhoto: "Tetap gunakan foto sebelumnya",
  reload: "Muat ulang dan mulai lagi",
  crash: {
    heading: "Halaman ini tidak dapat ditampilkan",
    kept: "Jawaban Anda masih ada.",
    lead: "Coba lagi; bila tetap gagal, muat ulang halaman dan mulai dari awal.",
    retry: "Coba lagi",
  },
};

/** Every sentence a person reads, in one language. */
export type Words = typeof id;
