import StateMachine

/// Moments with their date, by the clock of the place.
enum Moment {
    /// `2026-11-21 14:32:39`, some seconds ahead of UTC.
    static func text(_ moment: Timestamp, _ clockOffset: Int) -> String {
        let local = Timestamp(milliseconds: moment.milliseconds + Int64(clockOffset) * 1_000)
        return local.description.prefix(19).split(separator: "T").joined(separator: " ")
    }

    /// `14:32:39`.
    static func time(_ moment: Timestamp, _ material: ReportMaterial) -> String {
        ClockText.time(moment, offset: material.clockOffset)
    }
}
