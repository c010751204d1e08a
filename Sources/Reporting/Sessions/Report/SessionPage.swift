import StateMachine

/// The report of a session as one HTML page that needs nothing else: a pure function of its material.
package enum SessionPage {
    /// The bytes of the page.
    package static func render(_ material: SessionMaterial) -> [UInt8] {
        let made = Moment.text(material.now, material.clockOffset)
        return Page(
            title: "\(SessionOutcomeSection(material).word): session \(material.state.id)",
            sections: order.map { $0.init(material) },
            footer: "Made by teambot \(material.version) at \(made) from \(material.directory)"
        ).render { SessionOutcomeSection(material).write(to: &$0) }
    }

    private static let order: [any SessionSection.Type] = [
        SessionTroubleSection.self, SessionNextSection.self, SessionTimelineSection.self, WorkersSection.self,
        ExecutionsSection.self, IntegrationSection.self, ChangesSection.self,
    ]
}
