/** Where the teacher was in the class table, for coming back to it. */
interface Place {
  personId: string | null;
  top: number;
  left: number;
}

let place: Place = { personId: null, top: 0, left: 0 };

export function rememberStudent(personId: string): void {
  place = { ...place, personId };
}

export function rememberScroll(element: HTMLElement): void {
  place = { ...place, top: element.scrollTop, left: element.scrollLeft };
}

export function lastPlace(): Place {
  return place;
}
