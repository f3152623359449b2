/** Dates and times as text, read from bytes by a stated order: no pattern is tried after another. */
import { isDate } from "@clearboard/core/period";

export type Order = "ymd" | "mdy" | "dmy";

const COLON = 58;
/** What stands for two digits that are none: any sum that it is in is below 0. */
const NONE = -10_000;
/** length of `yyyy-mm-dd hh:mm:ss` */
const PLAIN = 19;
const DOT = 46;

/** One date and time being read. `offset` is minutes east of UTC, NaN where the text has none. */
export class Stamp {
  year = 0;
  month = 0;
  day = 0;
  /** seconds of the wall clock since midnight */
  wall = 0;
  hasTime = false;
  offset = Number.NaN;
  private bytes: Uint8Array = new Uint8Array(0);
  private at = 0;
  private to = 0;
  private digits = 0;

  /**
   * Reads `y-m-d`, `y/m/d`, `y.m.d`, `y年m月d日` in the order stated, years of four digits; 20261001 and 20261001093000 as
   * ymd; then, after T or a blank, h:mm[:ss[.fff]] [AM|PM] [Z|±hh[:]mm]. False at anything else.
   */
  readDate(bytes: Uint8Array, from: number, to: number, order: Order): boolean {
    this.offset = Number.NaN;
    if (order === "ymd" && to - from === PLAIN && this.readPlain(bytes, from)) return true;
    this.start(bytes, from, to);
    this.hasTime = false;
    this.wall = 0;
    const first = this.number();
    if ((this.digits === 8 || this.digits === 14) && order === "ymd") return this.compact(first);
    const firstDigits = this.digits;
    if (!this.separator()) return false;
    const second = this.number();
    const secondDigits = this.digits;
    if (!this.separator()) return false;
    const third = this.number();
    const yearDigits = order === "ymd" ? firstDigits : this.digits;
    const dayDigits = order === "ymd" ? this.digits : firstDigits;
    if (yearDigits !== 4 || !isShort(dayDigits) || !isShort(secondDigits)) return false;
    this.year = order === "ymd" ? first : third;
    this.month = order === "mdy" ? first : second;
    this.day = order === "ymd" ? third : order === "mdy" ? second : first;
    // 日
    if (bytes[this.at] === 0xe6 && bytes[this.at + 1] === 0x97 && bytes[this.at + 2] === 0xa5) this.at += 3;
    if (!isDate(this.year, this.month, this.day)) return false;
    if (this.at >= to) return this.at === to;
    const code = bytes[this.at];
    // T or t, a blank, or the colon of web server logs
    if (code !== 84 && code !== 116 && code !== 32 && code !== COLON) return false;
    this.at++;
    return this.time();
  }

  /** `yyyy-mm-dd hh:mm:ss`, as most programs write it. False: it is written in another way, or wrong. */
  private readPlain(bytes: Uint8Array, from: number): boolean {
    const dash = bytes[from + 4];
    const gap = bytes[from + 10];
    if ((dash !== 45 && dash !== 47) || bytes[from + 7] !== dash || (gap !== 32 && gap !== 84)) return false;
    if (bytes[from + 13] !== COLON || bytes[from + 16] !== COLON) return false;
    this.year = two(bytes, from) * 100 + two(bytes, from + 2);
    this.month = two(bytes, from + 5);
    this.day = two(bytes, from + 8);
    const isTime = this.setTime(two(bytes, from + 11), two(bytes, from + 14), two(bytes, from + 17));
    return isTime && isDate(this.year, this.month, this.day);
  }

  /** Reads a time of day alone, as `readDate` takes it after the date. */
  readTime(bytes: Uint8Array, from: number, to: number): boolean {
    this.start(bytes, from, to);
    return this.time();
  }

  private start(bytes: Uint8Array, from: number, to: number): void {
    this.bytes = bytes;
    this.at = from;
    this.to = to;
  }

  private compact(value: number): boolean {
    const date = this.digits === 14 ? Math.floor(value / 1_000_000) : value;
    this.year = Math.floor(date / 10_000);
    this.month = Math.floor(date / 100) % 100;
    this.day = date % 100;
    if (this.at !== this.to || !isDate(this.year, this.month, this.day)) return false;
    if (this.digits === 8) return true;
    const time = value % 1_000_000;
    return this.setTime(Math.floor(time / 10_000), Math.floor(time / 100) % 100, time % 100);
  }

  private time(): boolean {
    this.blanks();
    let hour = this.number();
    if (!isShort(this.digits) || this.bytes[this.at] !== COLON) return false;
    this.at++;
    const minute = this.number();
    if (this.digits !== 2) return false;
    let second = 0;
    if (this.at < this.to && this.bytes[this.at] === COLON) {
      this.at++;
      second = this.number();
      if (this.digits !== 2) return false;
      if (this.at < this.to && this.bytes[this.at] === DOT) {
        this.at++;
        this.number();
        if (this.digits < 1) return false;
      }
    }
    this.blanks();
    const half = this.half();
    if (half !== "") {
      if (hour < 1 || hour > 12) return false;
      hour = (hour % 12) + (half === "pm" ? 12 : 0);
      this.blanks();
    }
    if (!this.setTime(hour, minute, second)) return false;
    return this.at === this.to || this.readOffset();
  }

  private setTime(hour: number, minute: number, second: number): boolean {
    this.wall = hour * 3600 + minute * 60 + second;
    this.hasTime = true;
    return hour < 24 && minute < 60 && second < 60 && Math.min(hour, minute, second) >= 0;
  }

  private half(): "" | "am" | "pm" {
    if (this.at + 2 > this.to || ((this.bytes[this.at + 1] ?? 0) | 32) !== 109) return "";
    const code = (this.bytes[this.at] ?? 0) | 32;
    if (code !== 97 && code !== 112) return "";
    this.at += 2;
    return code === 97 ? "am" : "pm";
  }

  private readOffset(): boolean {
    const sign = this.bytes[this.at];
    this.at++;
    if (sign === 90 || sign === 122) {
      this.offset = 0;
      return this.at === this.to;
    }
    if (sign !== 43 && sign !== 45) return false;
    let minutes = this.number();
    if (this.digits === 2) {
      minutes *= 60;
      if (this.at < this.to) {
        if (this.bytes[this.at] !== COLON) return false;
        this.at++;
        minutes += this.number();
        if (this.digits !== 2) return false;
      }
    } else if (this.digits === 4) minutes = Math.floor(minutes / 100) * 60 + (minutes % 100);
    else return false;
    this.offset = sign === 45 ? -minutes : minutes;
    return this.at === this.to && minutes <= 18 * 60;
  }

  private number(): number {
    const start = this.at;
    let value = 0;
    for (; this.at < this.to; this.at++) {
      const digit = (this.bytes[this.at] as number) - 48;
      if (digit < 0 || digit > 9) break;
      value = value * 10 + digit;
    }
    this.digits = this.at - start;
    return value;
  }

  /** - / . or 年 月 (three bytes each). */
  private separator(): boolean {
    if (this.at >= this.to) return false;
    const code = this.bytes[this.at];
    if (code === 45 || code === 47 || code === DOT) this.at++;
    else if (code === 0xe5 && this.bytes[this.at + 1] === 0xb9 && this.bytes[this.at + 2] === 0xb4) this.at += 3;
    else if (code === 0xe6 && this.bytes[this.at + 1] === 0x9c && this.bytes[this.at + 2] === 0x88) this.at += 3;
    else return false;
    return true;
  }

  private blanks(): void {
    while (this.at < this.to && this.bytes[this.at] === 32) this.at++;
  }
}

function two(bytes: Uint8Array, at: number): number {
  const tens = (bytes[at] as number) - 48;
  const ones = (bytes[at + 1] as number) - 48;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : NONE;
}

function isShort(digits: number): boolean {
  return digits === 1 || digits === 2;
}
