internal import StateMachine

/// Until when a limit holds, as programs tell it in their errors.
enum LimitEnd {
    /// The moment that a text names; nil where it names none, or one that cannot be told without the zone's rules.
    static func moment(in text: String, now: Timestamp) -> Timestamp? {
        let text = text.lowercased()
        return unixSeconds(in: text) ?? date(in: text) ?? span(in: text, now: now) ?? clock(in: text, now: now)
    }

    /// `limit reached|1718031600`, in seconds or milliseconds.
    private static func unixSeconds(in text: String) -> Timestamp? {
        for part in text.split(separator: "|").dropFirst() {
            guard let number = Int64(part.prefix { $0.isASCII && $0.isNumber }) else { continue }
            if (1_000_000_000...99_999_999_999).contains(number) { return Timestamp(milliseconds: number * 1_000) }
            if (1_000_000_000_000...99_999_999_999_999).contains(number) { return Timestamp(milliseconds: number) }
        }
        return nil
    }

    /// `2026-11-21T04:38:35Z`, with a fraction or without, in UTC or with an offset.
    private static func date(in text: String) -> Timestamp? {
        let bytes = Array(text.utf8)
        guard bytes.count >= 20 else { return nil }
        for start in 0...(bytes.count - 20) where bytes[start + 4] == 45 && bytes[start + 10] == UInt8(ascii: "t") {
            let head = String(decoding: bytes[start..<(start + 19)], as: UTF8.self).uppercased()
            guard let moment = Timestamp(head + ".000Z") else { continue }
            let fraction = bytes[(start + 19)...].prefix { $0 == 46 || (48...57).contains($0) }
            let zone = String(decoding: bytes[fraction.endIndex...].prefix(6), as: UTF8.self)
            if zone.hasPrefix("z") { return moment }
            if let offset = offset(zone) { return Timestamp(milliseconds: moment.milliseconds - offset) }
        }
        return nil
    }

    /// The milliseconds of `+02:00`.
    private static func offset(_ zone: String) -> Int64? {
        let parts = zone.dropFirst().split(separator: ":")
        guard zone.hasPrefix("+") || zone.hasPrefix("-"), parts.count == 2, let hours = Int64(parts[0]),
            let minutes = Int64(parts[1].prefix(2)), (0...15).contains(hours), (0...59).contains(minutes)
        else { return nil }
        return (zone.hasPrefix("-") ? -1 : 1) * (hours * 60 + minutes) * 60_000
    }

    /// `try again in 1 hour 3 minutes`, `retry-after: 30`.
    private static func span(in text: String, now: Timestamp) -> Timestamp? {
        let openings = [
            "try again in", "retry in", "retry after", "retry-after", "resets in", "reset in", "reset after",
        ]
        for opening in openings {
            guard let place = text.firstRange(of: opening) else { continue }
            if let seconds = Duration.seconds(in: text[place.upperBound...]) {
                return Timestamp(milliseconds: now.milliseconds + Int64(seconds * 1_000))
            }
        }
        return nil
    }

    /// `resets at 3:15pm (UTC)`; the clock of another place cannot be told without its rules.
    private static func clock(in text: String, now: Timestamp) -> Timestamp? {
        guard let place = ["resets at ", "resets ", "reset at "].lazy.compactMap({ text.firstRange(of: $0) }).first,
            let minutes = DayTime.minutes(in: text[place.upperBound...])
        else { return nil }
        let day = now.milliseconds - (now.milliseconds % 86_400_000 + 86_400_000) % 86_400_000
        let moment = day + minutes * 60_000
        return Timestamp(milliseconds: moment > now.milliseconds ? moment : moment + 86_400_000)
    }

    /// How long, in words.
    private enum Duration {
        /// The seconds of `1 hour 3 minutes`, `20s`, `1.5 minutes` or `30` at the beginning of a text.
        static func seconds(in text: Substring) -> Double? {
            var rest = text.drop { " :=\"".contains($0) }
            var total: Double?
            while total ?? 0 < 1e8 {
                let digits = rest.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
                guard digits.count < 12, let number = Double(digits) else { break }
                rest = rest[digits.endIndex...].drop { $0 == " " }
                let unit = rest.prefix { $0.isLetter }
                guard let factor = factor(unit) else { return total ?? (number < 1e8 ? number : nil) }
                total = (total ?? 0) + number * factor
                rest = rest[unit.endIndex...].drop { " ,".contains($0) }
                if rest.hasPrefix("and ") { rest = rest.dropFirst(4) }
            }
            return total.flatMap { $0 < 1e8 ? $0 : nil }
        }

        private static func factor(_ unit: Substring) -> Double? {
            if unit == "ms" || unit.hasPrefix("milli") { return 0.001 }
            switch unit.first {
            case "s": return 1
            case "m": return 60
            case "h": return 3_600
            case "d": return 86_400
            default: return nil
            }
        }
    }

    /// A time of the day in UTC.
    private enum DayTime {
        /// The minutes since midnight of `3pm (utc)` or `15:15 utc`; nil for another zone or none.
        static func minutes(in text: Substring) -> Int64? {
            let clock = text.prefix { $0.isNumber || $0 == ":" }
            let parts = clock.split(separator: ":").map { Int64($0) }
            guard let first = parts.first, var hour = first, parts.count <= 2,
                let minute = parts.count > 1 ? parts[1] : 0
            else { return nil }
            var rest = text[clock.endIndex...].drop { $0 == " " }
            if rest.hasPrefix("am") || rest.hasPrefix("pm") {
                guard (1...12).contains(hour) else { return nil }
                hour = hour % 12 + (rest.hasPrefix("pm") ? 12 : 0)
                rest = rest.dropFirst(2)
            }
            let zone = rest.drop { " (".contains($0) }
            guard hour < 24, minute < 60, ["utc", "gmt", "etc/utc"].contains(where: zone.hasPrefix) else { return nil }
            return hour * 60 + minute
        }
    }
}
