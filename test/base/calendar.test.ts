import { describe, expect, it } from "vitest";
import {
  createCalendar,
  dateOfDay,
  dayNumberOf,
  isRealDate,
  isRealInstant,
  isTimeOfDay,
  isTimeZone,
  minuteOfDay,
  timeOfMinute,
  weekdayOf,
} from "../../src/base/calendar.ts";

const HOUR = 60;
const DAY = 1440;

describe("dates as text", () => {
  it("are real only where the calendar has them", () => {
    for (const date of ["2026-03-02", "2024-02-29", "2000-02-29", "1999-12-31", "0001-01-01", "9999-12-31"]) {
      expect([date, isRealDate(date)]).toEqual([date, true]);
    }
    const unreal = ["2026-02-29", "1900-02-29", "2026-04-31", "2026-13-01", "2026-00-10", "2026-01-00", "2026-1-01"];
    for (const date of [...unreal, "2026-03-02T00:00", "2026/03/02", "02-03-2026", "", "２026-03-02"]) {
      expect([date, isRealDate(date)]).toEqual([date, false]);
    }
  });

  it("number the days since 1970 and back, as Date does", () => {
    for (let day = -800_000; day <= 2_900_000; day += 997) {
      const iso = new Date(day * 86_400_000).toISOString();
      if (iso.startsWith("-") || iso.startsWith("+")) continue;
      expect(dateOfDay(day)).toBe(iso.slice(0, 10));
      expect(dayNumberOf(iso.slice(0, 10))).toBe(day);
    }
    expect(dayNumberOf("1970-01-01")).toBe(0);
    expect(dayNumberOf("2026-02-30")).toBeNaN();
  });

  it("know their day of the week, before 1970 too", () => {
    expect(weekdayOf("2026-03-02")).toBe("mon");
    expect(weekdayOf("2026-03-08")).toBe("sun");
    expect(weekdayOf("1970-01-01")).toBe("thu");
    expect(weekdayOf("1969-12-28")).toBe("sun");
  });

  it("take times of day from 00:00 to 23:59, and read 24:00 as the end of the day", () => {
    expect(["00:00", "23:59", "09:30"].every(isTimeOfDay)).toBe(true);
    expect(["24:00", "9:30", "09:60", "09:30:00", "0930", "ab:cd", ""].some(isTimeOfDay)).toBe(false);
    expect([minuteOfDay("00:00"), minuteOfDay("09:30"), minuteOfDay("24:00")]).toEqual([0, 570, 1440]);
    expect(minuteOfDay("25:00")).toBeNaN();
    expect([timeOfMinute(0), timeOfMinute(570), timeOfMinute(1440)]).toEqual(["00:00", "09:30", "24:00"]);
  });

  it("take instants with minute precision and no offset", () => {
    expect(isRealInstant("2026-03-02T09:10")).toBe(true);
    const unreal = ["2026-03-02T24:00", "2026-02-30T09:10", "2026-03-02 09:10", "2026-03-02T09:10Z", "2026-03-02"];
    expect(unreal.some(isRealInstant)).toBe(false);
  });
});

describe("a time zone", () => {
  it("is whatever Intl accepts", () => {
    expect(["Europe/London", "UTC", "europe/london", "Australia/Lord_Howe"].every(isTimeZone)).toBe(true);
    expect(["Europe/Nottingham", "", "GMT+99"].some(isTimeZone)).toBe(false);
  });

  it("has no calendar when it is unknown, and the error names it", () => {
    expect(() => createCalendar("Europe/Nottingham")).toThrow(new RangeError('Unknown time zone: "Europe/Nottingham"'));
  });
});

describe("Europe/London", () => {
  const london = createCalendar("Europe/London");

  it("counts minutes since 1970 in UTC", () => {
    expect(london.minuteOf("2026-03-02T09:10")).toBe(Date.UTC(2026, 2, 2, 9, 10) / 60_000);
    expect(london.minuteOf("2026-07-02T09:10")).toBe(Date.UTC(2026, 6, 2, 8, 10) / 60_000);
  });

  it("skips an hour in March", () => {
    const one = london.minuteOf("2026-03-29T00:59")! + 1;
    expect(london.minuteOf("2026-03-29T01:00")).toBeUndefined();
    expect(london.minuteOf("2026-03-29T01:59")).toBeUndefined();
    expect(london.minuteOf("2026-03-29T02:00")).toBe(one);
    expect(london.minuteOnOrAfter("2026-03-29T01:00")).toBe(one);
    expect(london.minuteOnOrAfter("2026-03-29T01:59")).toBe(one);
    expect(london.instantOf(one - 1)).toBe("2026-03-29T00:59");
    expect(london.instantOf(one)).toBe("2026-03-29T02:00");
    expect(london.minuteOf("2026-03-30T00:00")! - london.minuteOf("2026-03-29T00:00")!).toBe(DAY - HOUR);
  });

  it("repeats an hour in October, and means the first pass", () => {
    const first = london.minuteOf("2026-10-25T01:00")!;
    expect(first - london.minuteOf("2026-10-25T00:00")!).toBe(HOUR);
    expect(london.minuteOf("2026-10-25T02:00")! - first).toBe(2 * HOUR);
    expect(london.instantOf(first + 30)).toBe("2026-10-25T01:30");
    expect(london.instantOf(first + 90)).toBe("2026-10-25T01:30");
    expect(london.minuteOnOrAfter("2026-10-25T01:30")).toBe(first + 30);
  });

  it("names the second pass, cut to the stretch asked for", () => {
    const first = london.minuteOf("2026-10-25T01:00")!;
    const year = [london.minuteOf("2026-01-01T00:00")!, london.minuteOf("2027-01-01T00:00")!] as const;
    expect(london.secondPasses(...year)).toEqual([[first + HOUR, first + 2 * HOUR]]);
    expect(london.secondPasses(first + 70, first + 80)).toEqual([[first + 70, first + 80]]);
    expect(london.secondPasses(first, first + HOUR)).toEqual([]);
    expect(london.secondPasses(first + 2 * HOUR, year[1])).toEqual([]);
  });

  it("hands nothing back for text that is no instant", () => {
    for (const text of ["2026-02-30T09:00", "2026-03-02T24:00", "2026-03-02", "soon", ""]) {
      expect(london.minuteOf(text)).toBeUndefined();
      expect(london.minuteOnOrAfter(text)).toBeNaN();
    }
  });
});

describe("other zones", () => {
  it("without changes run through", () => {
    const utc = createCalendar("UTC");
    expect(utc.minuteOf("1970-01-01T00:00")).toBe(0);
    expect(utc.minuteOf("1969-12-31T23:59")).toBe(-1);
    expect(utc.secondPasses(0, 30_000_000)).toEqual([]);
    const kathmandu = createCalendar("Asia/Kathmandu");
    expect(kathmandu.minuteOf("2026-06-01T05:45")).toBe(Date.UTC(2026, 5, 1) / 60_000);
  });

  it("may change by half an hour (Lord Howe)", () => {
    const island = createCalendar("Australia/Lord_Howe");
    expect(island.minuteOf("2026-10-04T02:00")).toBeUndefined();
    expect(island.minuteOf("2026-10-04T02:29")).toBeUndefined();
    expect(island.minuteOf("2026-10-04T02:30")! - island.minuteOf("2026-10-04T01:59")!).toBe(1);
    const half = island.minuteOf("2026-04-05T01:30")!;
    expect(island.minuteOf("2026-04-05T02:00")! - half).toBe(HOUR);
    expect(island.secondPasses(half, half + DAY)).toEqual([[half + 30, half + HOUR]]);
  });

  it("may drop a whole date (Samoa, across the date line)", () => {
    const apia = createCalendar("Pacific/Apia");
    const newDate = apia.minuteOf("2011-12-31T00:00")!;
    expect(apia.minuteOf("2011-12-29T23:59")).toBe(newDate - 1);
    expect(apia.minuteOf("2011-12-30T00:00")).toBeUndefined();
    expect(apia.minuteOf("2011-12-30T12:00")).toBeUndefined();
    expect(apia.minuteOnOrAfter("2011-12-30T12:00")).toBe(newDate);
    expect(createCalendar("Pacific/Kiritimati").minuteOf("2026-01-01T14:00")).toBe(Date.UTC(2026, 0, 1) / 60_000);
  });

  it("may change at midnight (Santiago, Beirut, Havana)", () => {
    const santiago = createCalendar("America/Santiago");
    expect(santiago.minuteOf("2026-09-06T00:00")).toBeUndefined();
    expect(santiago.minuteOnOrAfter("2026-09-06T00:00")).toBe(santiago.minuteOf("2026-09-06T01:00"));
    const beirut = createCalendar("Asia/Beirut");
    const late = beirut.minuteOf("2026-10-24T23:00")!;
    expect(beirut.minuteOf("2026-10-25T00:00")! - late).toBe(2 * HOUR);
    expect(beirut.secondPasses(late - DAY, late + DAY)).toEqual([[late + HOUR, late + 2 * HOUR]]);
    const havana = createCalendar("America/Havana");
    expect(havana.minuteOf("2026-11-01T01:00")! - havana.minuteOf("2026-11-01T00:00")!).toBe(2 * HOUR);
  });
});

describe("every zone that Intl lists", () => {
  it("writes what it reads, minute by minute of a year in strides, and never goes backwards", () => {
    let zonesThatRepeat = 0;
    for (const timeZone of Intl.supportedValuesOf("timeZone")) {
      const calendar = createCalendar(timeZone);
      const start = calendar.minuteOnOrAfter("2026-01-01T00:00");
      const passes = calendar.secondPasses(start, start + 366 * DAY);
      if (passes.length > 0) zonesThatRepeat += 1;
      for (let minute = start; minute < start + 365 * DAY; minute += 1777) {
        const text = calendar.instantOf(minute);
        const read = calendar.minuteOf(text);
        const pass = passes.find(([from, to]) => minute >= from && minute < to);
        if (pass === undefined) expect([timeZone, text, read]).toEqual([timeZone, text, minute]);
        else expect(read).toBeLessThan(pass[0]);
      }
      for (const [from, to] of passes) {
        expect(calendar.minuteOf(calendar.instantOf(from))).toBeLessThan(from);
        expect(calendar.minuteOf(calendar.instantOf(to))).toBe(to);
      }
    }
    expect(zonesThatRepeat).toBeGreaterThan(50);
  });
});
