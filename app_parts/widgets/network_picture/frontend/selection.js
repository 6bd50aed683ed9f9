// What is selected and marked in a picture, told apart from the picture itself: a click then sends some bytes, and
// the picture, which did not change, is not sent again.

export default function ({ data }) {
  (globalThis.__tsunagariMarks ??= new Map()).set(data.name, data);
  globalThis.__tsunagariPictures?.get(data.name)?.mark(data);
}
