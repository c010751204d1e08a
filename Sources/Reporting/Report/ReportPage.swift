/// The report of a run as one HTML page that needs nothing else: a pure function of its material.
package enum ReportPage {
    /// The bytes of the page.
    package static func render(_ material: ReportMaterial) -> [UInt8] {
        let made = Moment.text(material.now, material.clockOffset)
        return Page(
            title: "\(OutcomeWords(material).word): \(OutcomeSection.name(material))",
            sections: order.map { $0.init(material) },
            footer: "Made by teambot \(material.version) at \(made) from \(material.directory)"
        ).render { OutcomeSection(material).write(to: &$0) }
    }

    private static let order: [any ReportSection.Type] = [
        TroubleSection.self, StaleSection.self, NextSection.self, GraphSection.self, TimelineSection.self,
        StagesSection.self,
        ReviewsSection.self, ApprovalsSection.self, TestsSection.self, ScenariosSection.self, ArtifactsSection.self,
        UsageSection.self,
        CourseSection.self, ObjectiveSection.self, WorkflowSection.self,
    ]
}
