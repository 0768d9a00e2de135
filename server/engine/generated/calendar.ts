/* Generated from schemas/platform/calendar.schema.json by npm run types. */

/**
 * Working days by year: holidays on weekdays and working days on weekends, as MM-DD.
 */
export interface WorkingCalendar {
  $schema?: string
  source?: string
  years: {
    [k: string]: CalendarYear
  }
}
export interface CalendarYear {
  weekdayHolidays: string[]
  weekendWorkdays: string[]
}
