/// A part of the report of a session.
protocol SessionSection: PageSection {
    /// Makes it of what is known of the session.
    init(_ material: SessionMaterial)
}
