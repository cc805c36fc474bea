/** Minutes of the day, 0 … 1439, of a time of day such as `08:30`. */
export function minuteOfDayOf(clockTime: string): number {
  const [hours = 0, minutes = 0] = clockTime.split(':').map(Number);
  return hours * 60 + minutes;
}
