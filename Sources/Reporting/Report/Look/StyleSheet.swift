/// The one style of a report.
enum StyleSheet {
    /// All of it: colours, type, the parts of the page, the graph, small screens and paper.
    static let text = [
        ":root{color-scheme:light dark;\(Palette.properties(isDark: false))}",
        "@media (prefers-color-scheme:dark){:root{\(Palette.properties(isDark: true))}}",
        basics, header, tables, blocks, timeline, GraphStyleSheet.text, small, paper,
        // Paper is white whatever the screen was.
        "@media print{:root{color-scheme:light;\(Palette.properties(isDark: false));--ground:#fff;--sunken:#f6f6f4}}",
    ].joined(separator: "\n")

    private static let basics = """
        *,*::before,*::after{box-sizing:border-box}
        html{scroll-padding-top:1.5rem;-webkit-text-size-adjust:100%}
        body{margin:0;background:var(--ground);color:var(--ink);overflow-wrap:break-word;
        font:16px/1.6 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",Cantarell,"DejaVu Sans",sans-serif}
        a{color:var(--link);text-underline-offset:.15em;text-decoration-thickness:1px}
        a:hover{text-decoration-thickness:2px}
        :focus-visible{outline:3px solid var(--link);outline-offset:2px;border-radius:3px}
        h1,h2,h3,h4,h5,h6{line-height:1.25;margin:1.5em 0 .5em;font-weight:650;text-wrap:balance}
        h1{font-size:2.05rem;letter-spacing:-.015em;margin:.35rem 0 .5rem}
        h2{font-size:1.3rem;letter-spacing:-.005em;margin:0 0 1rem}
        h3{font-size:1.05rem} h4{font-size:1rem} h5,h6{font-size:.92rem}
        p,ul,ol,dl,pre,table,blockquote{margin:0 0 .9em}
        code,pre,kbd,samp{font-family:ui-monospace,"SF Mono",Menlo,Consolas,"Liberation Mono","DejaVu Sans Mono",monospace}
        code{font-size:.88em;background:var(--sunken);border-radius:4px;padding:.1em .32em}
        pre{font-size:.82rem;line-height:1.5;background:var(--sunken);border-radius:8px;padding:.8rem 1rem;
        overflow:auto;max-height:32rem;white-space:pre-wrap;overflow-wrap:anywhere;tab-size:4}
        pre code{background:none;padding:0;font-size:inherit}
        blockquote{margin-left:0;padding-left:1rem;border-left:3px solid var(--line);color:var(--quiet)}
        hr{border:0;border-top:1px solid var(--line);margin:1.5em 0}
        del{color:var(--quiet)}
        .page{max-width:76rem;margin:0 auto;padding:0 1.5rem 4rem}
        .skip{position:absolute;left:-999rem;top:.5rem;background:var(--card);padding:.5rem 1rem;border-radius:8px;z-index:9}
        .skip:focus{left:.5rem}
        .quiet{color:var(--quiet)} .small{font-size:.86rem} .mono{font-family:ui-monospace,Menlo,Consolas,monospace}
        .hidden-text{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
        [hidden]{display:none!important}
        """

    private static let header = """
        .top{padding:2.6rem 0 .4rem}
        .lead{font-size:1.12rem;max-width:56rem;margin:0 0 1.4rem}
        .kicker{display:flex;flex-wrap:wrap;gap:.6rem;align-items:center;color:var(--quiet);font-size:.9rem}
        .badge{display:inline-block;border:1px solid currentColor;border-radius:99px;padding:.1rem .7rem;font-weight:600;
        font-size:.84rem;white-space:nowrap}
        .good{color:var(--good)} .bad{color:var(--bad)} .warn{color:var(--warn)} .busy{color:var(--busy)} .idle{color:var(--quiet)}
        .facts{display:flex;flex-wrap:wrap;gap:1px;background:var(--card);
        border:1px solid var(--line);border-radius:12px;overflow:hidden;margin:0}
        .facts>div{flex:1 1 auto;box-shadow:0 0 0 1px var(--line);padding:.75rem 1rem;min-width:min(8.4rem,100%);max-width:100%}
        .facts .wide{flex-basis:100%}
        dt{color:var(--quiet);font-size:.8rem} dd{margin:0;font-weight:550;overflow-wrap:anywhere}
        .places{display:flex;flex-wrap:wrap;gap:.15rem 1.15rem;padding:.9rem 0;margin:1.1rem 0 0;list-style:none;font-size:.92rem}
        .places a{text-decoration:none} .places a:hover{text-decoration:underline}
        .card{background:var(--card);border:1px solid var(--line);border-radius:14px;padding:1.5rem 1.6rem;margin:0 0 1.4rem;
        min-width:0}
        .card>:last-child{margin-bottom:0}
        .tools{display:flex;flex-wrap:wrap;gap:.6rem;margin:0 0 .9rem;align-items:center}
        button,input[type=search]{font:inherit;font-size:.88rem;color:inherit;background:var(--card);border:1px solid var(--quiet);
        border-radius:8px;padding:.25rem .7rem;min-height:2rem}
        button{cursor:pointer} button:hover{background:var(--sunken)}
        footer{color:var(--quiet);font-size:.86rem;padding:.5rem 0}
        """

    private static let tables = """
        .scroll{overflow-x:auto;margin:0 0 .9em;max-width:100%} .scroll>table{margin:0}
        table{border-collapse:collapse;width:100%;font-size:.92rem}
        caption{text-align:left;color:var(--quiet);font-size:.86rem;padding:0 0 .5rem}
        th,td{text-align:left;vertical-align:top;padding:.42rem .75rem .42rem 0;border-bottom:1px solid var(--line)}
        thead th{color:var(--quiet);font-weight:600;font-size:.82rem;white-space:nowrap;vertical-align:bottom}
        tbody th{font-weight:550} tbody th .quiet{font-weight:400} tbody tr:last-child>*{border-bottom:0}
        .number{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap} tr>.number+:not(.number){padding-left:.9rem} .centre{text-align:center}
        td.state{white-space:nowrap;font-weight:550}
        tbody tr:target{background:var(--sunken)} tbody tr:target th{box-shadow:-4px 0 0 var(--link)}
        th button{border:0;padding:0 .2rem;margin:0 -.2rem;background:none;font-weight:600;font-size:inherit;min-height:1.6rem;color:inherit}
        th[aria-sort=ascending] button::after{content:" ↑"} th[aria-sort=descending] button::after{content:" ↓"}
        """

    private static let blocks = """
        details{border-top:1px solid var(--line);padding:.15rem 0}
        details:last-of-type{border-bottom:0}
        summary{cursor:pointer;padding:.5rem 0;font-weight:550}
        summary:hover{color:var(--link)} summary .quiet{font-weight:400}
        details>:not(summary){margin-left:1.15rem} details[open]{padding-bottom:.6rem}
        details details{border-top:0}
        .trouble{border-left:4px solid var(--bar-bad);padding:.1rem 0 .1rem 1rem;margin:0 0 1.2rem}
        .trouble.warn-side{border-color:var(--bar-warn)}
        .trouble h3{margin:.1rem 0 .3rem}
        .trouble>:last-child{margin-bottom:0} .trouble>p,.notes span{white-space:pre-line}
        .notes{list-style:none;padding:0} .notes li{padding:.28rem 0;display:grid;grid-template-columns:5.4rem 1fr;gap:.75rem}
        .notes time{color:var(--quiet);font-variant-numeric:tabular-nums;font-size:.9rem}
        .steps{list-style:none;padding:0} .steps li{display:flex;flex-wrap:wrap;gap:.5rem;align-items:center;margin:0 0 .5rem}
        .steps code{padding:.35rem .65rem;overflow-wrap:anywhere}
        .document{max-width:52rem}
        .document>:first-child{margin-top:.4rem}
        .document ul.tasks{list-style:none;padding-left:.3rem} .document li>p{margin-bottom:.4em}
        .left-out{color:var(--quiet);font-size:.86rem;font-style:italic}
        .long{content-visibility:auto;contain-intrinsic-size:auto 40rem}
        """

    private static let timeline = """
        .lanes{list-style:none;padding:0;margin:0;font-size:.84rem}
        .lanes li{display:grid;grid-template-columns:13.5rem minmax(0,1fr) 5.2rem;gap:.8rem;align-items:center;min-height:1.65rem}
        .lanes li:nth-child(odd){background:color-mix(in srgb,var(--sunken) 55%,transparent)}
        .lanes .name{overflow:hidden;text-overflow:ellipsis;white-space:nowrap;padding-left:.4rem}
        .lanes .took{text-align:right;color:var(--quiet);font-variant-numeric:tabular-nums;padding-right:.4rem;white-space:nowrap}
        .lanes li.axis{background:none;color:var(--quiet)}
        svg.lane{display:block;width:100%;height:1.1rem;overflow:hidden}
        svg.axis-line{display:block;width:100%;height:1.3rem;overflow:visible}
        svg.crowd{height:2.6rem}
        .lane rect{stroke-width:1.5px}
        .bar-good{fill:var(--bar-good);stroke:var(--bar-good)} .bar-bad{fill:var(--bar-bad);stroke:var(--bar-bad)}
        .bar-warn{fill:var(--bar-warn);stroke:var(--bar-warn)} .bar-busy{fill:var(--bar-busy);stroke:var(--bar-busy)}
        .bar-idle{fill:var(--bar-idle);stroke:var(--bar-idle)}
        .lane rect.bar-warn,.key rect.bar-warn{stroke-dasharray:3 2;fill-opacity:.75}
        .lane rect.bar-idle{fill-opacity:.45}
        .lane rect.gap,.key rect.gap{fill:var(--line);stroke:none}
        .axis-line text{fill:var(--quiet);font-size:.76rem;font-variant-numeric:tabular-nums}
        .axis-line line{stroke:var(--line)}
        .crowd rect{fill:var(--bar-busy);stroke:none;fill-opacity:.7}
        .key{display:flex;flex-wrap:wrap;gap:.3rem 1.1rem;list-style:none;padding:0;margin:.9rem 0 0;font-size:.84rem;color:var(--quiet)}
        .key svg{width:1.4rem;height:.7rem;margin-right:.35rem;vertical-align:baseline}
        .graph-scroll{overflow:auto;max-width:100%;max-height:44rem;border-radius:8px}
        .graph-scroll svg{display:block;max-width:none;margin:0 auto}
        .share{display:block;width:100%;min-width:5rem;height:.7rem} .share rect{fill:var(--bar-busy)} .share .rest{fill:var(--sunken)}
        """
}
