import type { CameraProblem } from "../camera/problem";
import type { TroubleSteps } from "./camera";

const tapOpen = "Ketuk **Buka kamera lagi**, lalu pilih **Izinkan** saat browser bertanya.";

/** Bahasa Indonesia for what to do about each camera problem. */
export const cameraStepsId: Record<CameraProblem, TroubleSteps> = {
  refused: {
    chrome_android: [
      "Ketuk ikon di sebelah kiri alamat, lalu **Izin**.",
      "Ketuk **Kamera**, lalu pilih **Izinkan**.",
      "Ketuk **Buka kamera lagi**.",
    ],
    samsung_internet: [
      "Ketuk ikon gembok di sebelah kiri alamat, lalu **Izin**.",
      "Nyalakan **Kamera**.",
      "Ketuk **Buka kamera lagi**.",
    ],
    safari_ios: [
      "Ketuk ikon halaman di bilah alamat, lalu **Pengaturan Situs Web**.",
      "Ketuk **Kamera**, lalu pilih **Izinkan**.",
      "Ketuk **Buka kamera lagi**.",
    ],
    chrome_ios: [
      "Buka **Pengaturan** iPhone atau iPad, lalu pilih browser ini.",
      "Nyalakan **Kamera**, lalu kembali ke halaman ini.",
      "Ketuk **Buka kamera lagi**.",
    ],
    chrome_desktop: [
      "Klik ikon di sebelah kiri alamat halaman.",
      "Nyalakan **Kamera**.",
      "Klik **Buka kamera lagi**.",
    ],
    edge_desktop: [
      "Klik ikon gembok di sebelah kiri alamat halaman.",
      "Pada **Kamera**, pilih **Izinkan**.",
      "Klik **Buka kamera lagi**.",
    ],
    other: [
      "Buka izin situs di bilah alamat atau di pengaturan browser.",
      "Izinkan kamera untuk halaman ini.",
      "Pilih **Buka kamera lagi**.",
    ],
  },
  unanswered: {
    chrome_android: [tapOpen],
    samsung_internet: [tapOpen],
    safari_ios: [tapOpen],
    chrome_ios: [tapOpen],
    chrome_desktop: [
      "Klik **Buka kamera lagi**.",
      "Pertanyaannya muncul di kiri atas, dekat alamat halaman. Pilih **Izinkan**.",
    ],
    edge_desktop: [
      "Klik **Buka kamera lagi**.",
      "Pertanyaannya muncul di kiri atas, dekat alamat halaman. Pilih **Izinkan**.",
    ],
    other: ["Pilih **Buka kamera lagi**, lalu izinkan saat browser bertanya."],
  },
  blocked: {
    chrome_android: [
      "Buka **Setelan** ponsel, lalu **Aplikasi**, **Chrome**, **Izin**, **Kamera**.",
      "Pilih **Izinkan saat aplikasi digunakan**.",
      "Kembali ke sini dan ketuk **Buka kamera lagi**.",
    ],
    samsung_internet: [
      "Buka **Pengaturan** ponsel, lalu **Aplikasi**, **Samsung Internet**, **Izin**, **Kamera**.",
      "Pilih **Izinkan hanya saat aplikasi digunakan**.",
      "Kembali ke sini dan ketuk **Buka kamera lagi**.",
    ],
    safari_ios: [
      "Buka **Pengaturan** iPhone atau iPad, lalu **Aplikasi**, **Safari**, **Kamera**.",
      "Pilih **Izinkan**. Jika tidak bisa, periksa **Durasi Layar**.",
      "Kembali ke sini dan ketuk **Buka kamera lagi**.",
    ],
    chrome_ios: [
      "Buka **Pengaturan** iPhone atau iPad, lalu pilih browser ini.",
      "Nyalakan **Kamera**.",
      "Kembali ke sini dan ketuk **Buka kamera lagi**.",
    ],
    chrome_desktop: [
      "Windows: buka **Pengaturan**, **Privasi & keamanan**, **Kamera**. Mac: buka **Pengaturan Sistem**, **Privasi & Keamanan**, **Kamera**.",
      "Nyalakan kamera untuk Chrome. Periksa juga tutup atau tombol kamera di laptop.",
      "Klik **Buka kamera lagi**.",
    ],
    edge_desktop: [
      "Windows: buka **Pengaturan**, **Privasi & keamanan**, **Kamera**. Mac: buka **Pengaturan Sistem**, **Privasi & Keamanan**, **Kamera**.",
      "Nyalakan kamera untuk Edge. Periksa juga tutup atau tombol kamera di laptop.",
      "Klik **Buka kamera lagi**.",
    ],
    other: [
      "Buka pengaturan privasi perangkat ini, lalu izinkan browser memakai kamera.",
      "Pilih **Buka kamera lagi**.",
    ],
  },
  policy: ["Buka halaman ini langsung di tab sendiri, bukan di dalam halaman lain."],
  none: [
    "Pasang kamera, atau buka tutupnya bila ada.",
    "Halaman ini mencoba lagi sendiri begitu kamera terpasang.",
  ],
  busy: [
    "Tutup panggilan video, aplikasi kamera, dan tab lain yang memakai kamera.",
    "Pilih **Buka kamera lagi**.",
  ],
  incapable: [
    "Gunakan kamera lain, atau buka halaman ini di ponsel.",
    "Foto dari aplikasi kamera ponsel juga dapat diunggah.",
  ],
  insecure: ["Buka lagi tautan yang Anda terima; alamatnya harus diawali **https://**."],
  in_app: ["Salin tautan di bawah ini.", "Buka Chrome, Safari, atau browser Anda, lalu tempel tautannya."],
  reload: [
    "Jika dimuat ulang, persetujuan, foto, dan isian Anda harus diberikan kembali.",
    "Setelah itu pilih **Izinkan** saat browser bertanya.",
  ],
  silent: [
    "Tutup aplikasi lain yang memakai kamera, dan periksa tutup lensanya.",
    "Pilih **Buka kamera lagi**. Bila tetap begini, mulai ulang perangkat atau gunakan browser lain.",
  ],
  lost: ["Pasang kembali kamera atau akhiri panggilan.", "Pilih **Buka kamera lagi**."],
  unsupported: [
    "Perbarui browser ini, atau salin tautan di bawah ini.",
    "Tempel tautannya di Chrome, Safari, Edge, atau Firefox yang baru.",
  ],
};
