extension StyleSheet {
    /// For windows as narrow as a phone.
    static let small = """
        @media (max-width:46rem){
        .page{padding:0 .9rem 3rem} .top{padding-top:1.4rem} h1{font-size:1.55rem} .lead{font-size:1.04rem}
        .card{padding:1.1rem 1rem;border-radius:12px}
        .lanes li{grid-template-columns:minmax(0,1fr) auto;gap:0 .6rem;padding:.25rem 0}
        .lanes svg{grid-row:2;grid-column:1/-1} .lanes li.axis .name,.lanes li.axis .took{display:none}
        .notes li{grid-template-columns:1fr;gap:0}
        table.cards thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
        table.cards,table.cards caption,table.cards tbody{display:block}
        table.cards tr{display:flex;flex-wrap:wrap;gap:.1rem .9rem;padding:.7rem 0;border-bottom:1px solid var(--line)}
        table.cards th,table.cards td{display:block;border:0;padding:0;text-align:left;white-space:normal;min-width:0}
        table.cards tbody th{flex:1 0 calc(100% - 8.5rem);max-width:calc(100% - 8.5rem)}
        table.cards td.state{flex:0 0 7.6rem;text-align:right;white-space:nowrap}
        table.cards td:not(.state){font-size:.86rem;color:var(--quiet)}
        table.cards td[data-label=artifacts],table.cards td.share-cell{flex:1 0 100%}
        table.cards td[data-label]::before{content:attr(data-label) ": "}
        table.cards td:empty{display:none}
        }
        @media (prefers-reduced-motion:no-preference){html{scroll-behavior:smooth}}
        """

    /// For paper.
    static let paper = """
        @media print{
        @page{margin:16mm 14mm}
        body{font-size:10.5pt;background:#fff}
        .page{max-width:none;padding:0} .top{padding:0 0 1.4rem} .card{border:0;padding:0;margin:0 0 1.6rem;border-radius:0}
        .skip,.tools,.places,button{display:none!important}
        details::details-content{content-visibility:visible;display:block;height:auto}
        details,details>*{break-inside:auto} .long{content-visibility:visible}
        pre,.graph-scroll{max-height:none;overflow:visible} .scroll{overflow:visible}
        .graph-scroll svg{max-width:100%;height:auto}
        h2,h3,h4,summary{break-after:avoid} tr,li,.facts{break-inside:avoid}
        a{color:inherit;text-decoration:none}
        *{-webkit-print-color-adjust:exact;print-color-adjust:exact}
        }
        """
}
