/** Ids of the offer's two places on the start page. */
export const offerPlaces = { first: "offer-first", last: "offer-last" } as const;

/** Inline: first on a computer without a camera. Browsers tell kinds of devices without a question. */
export const withoutCameraFirst = `try{navigator.mediaDevices.enumerateDevices().then(function(all){if(all.some(function(one){return one.kind==="videoinput"}))return;document.getElementById("${offerPlaces.first}").hidden=false;document.getElementById("${offerPlaces.last}").hidden=true}).catch(function(){})}catch(e){}`;
