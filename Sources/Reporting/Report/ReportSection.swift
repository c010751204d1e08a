/// A part of the report of a run.
protocol ReportSection: PageSection {
    /// Makes it of what is known of the run.
    init(_ material: ReportMaterial)
}
