extension HTML {
  /// Contrasts of text are 7:1 or more in both schemes, those of what is drawn 3:1.
  static let style = """
    :root { color-scheme: light dark; --ink: #1c2128; --quiet: #4d5560; --line: #c5cbd3;
      --paper: #ffffff; --shade: #f2f4f6; --bar: #2563a8; --unsure: #8fb8e3; --link: #0b4a8f;
      --step1: #d6e6f6; --step2: #a9cbee; --step3: #7fb0e4; }
    @media (prefers-color-scheme: dark) {
      :root { --ink: #e6e9ed; --quiet: #b3bac3; --line: #424a53; --paper: #14181d;
        --shade: #20262d; --bar: #6cabec; --unsure: #33608f; --link: #9ccaf7;
        --step1: #1d3046; --step2: #24486d; --step3: #2c6096; }
    }
    * { box-sizing: border-box; }
    html { -webkit-text-size-adjust: none; text-size-adjust: none; }
    body { margin: 0 auto; max-width: 50rem; padding: 1.5rem 1rem 3rem; background: var(--paper);
      color: var(--ink); font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: break-word; }
    h1, h2 { line-height: 1.2; }
    h1 { margin: 0 0 0.25rem; font-size: 1.75rem; }
    h2 { margin: 2.5rem 0 0.75rem; font-size: 1.25rem; }
    a { color: var(--link); }
    .facts, .note, figcaption { color: var(--quiet); }
    .facts { margin: 0; }
    .lead { padding: 0.75rem 1rem; border-left: 0.25rem solid var(--bar);
      background: var(--shade); font-size: 1.1rem; }
    nav ul { display: flex; flex-wrap: wrap; gap: 0 1.25rem; margin: 0.75rem 0 0; padding: 0;
      list-style: none; }
    nav li { margin: 0; }
    nav a { display: inline-block; padding: 0.35rem 0; }
    figure { margin: 0 0 1rem; }
    figcaption { margin-bottom: 0.75rem; max-width: 42rem; }
    .scroll, .wide { overflow-x: auto; }
    table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
    th, td { padding: 0.35rem 0.75rem 0.35rem 0; border-bottom: 1px solid var(--line);
      text-align: left; vertical-align: top; }
    th[scope="row"] { font-weight: normal; }
    .number { text-align: right; white-space: nowrap; }
    .number:last-child { padding-right: 0; }
    ol, ul { padding-left: 1.5rem; }
    main ol { padding-left: 2.25rem; }
    li { margin-bottom: 0.5rem; }
    .note { display: block; font-size: 0.925rem; }
    code { font-family: ui-monospace, monospace; font-size: 0.9em; }
    pre { overflow-x: auto; padding: 0.75rem; background: var(--shade); }
    pre code { font-size: 0.85rem; }
    details { margin: 0; }
    summary { padding: 0.25rem 0; cursor: pointer; }
    .folded { margin: 0.25rem 0 1rem; padding-left: 0.75rem; border-left: 2px solid var(--line); }
    .folded p, .folded ul, .folded ol, .folded pre { margin: 0.5rem 0; }
    .part { color: var(--quiet); font-weight: bold; font-size: 0.925rem; }
    .bars { margin: 0; padding: 0; list-style: none; }
    .bars li { display: grid; grid-template-columns: 9rem 8rem 1fr 6.5rem; gap: 0 0.75rem;
      align-items: center; margin: 0 0 0.35rem; }
    .bars .note { display: inline; }
    .words { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
    svg { display: block; width: 100%; overflow: visible; }
    .bars svg { height: 0.9rem; }
    .track { fill: var(--shade); stroke: var(--line); }
    .sure, .count, .point { fill: var(--bar); }
    .unsure { fill: var(--unsure); stroke: var(--bar); }
    .axis { stroke: var(--line); }
    .reach { stroke: var(--bar); stroke-width: 2; }
    .line { fill: none; stroke: var(--bar); stroke-width: 2; stroke-dasharray: 4 3; }
    svg text { fill: var(--ink); font: 11px system-ui, sans-serif; text-anchor: middle; }
    svg .scale { fill: var(--quiet); text-anchor: end; }
    svg .quiet { fill: var(--quiet); }
    .counts, .curve { max-width: 28rem; }
    .calendar { width: auto; border-collapse: separate; border-spacing: 2px; margin-left: -2px; }
    .calendar th, .calendar td { border: 0; padding: 0; width: 2.1rem; text-align: center;
      font-size: 0.75rem; font-weight: normal; vertical-align: middle; }
    .calendar td { height: 1.6rem; border-radius: 3px; }
    .calendar th { color: var(--quiet); line-height: 1.1; }
    .calendar th[scope="row"] { width: 2.2rem; padding-right: 0.25rem; text-align: left; }
    .step0 { background: var(--shade); color: var(--quiet); }
    .step1 { background: var(--step1); }
    .step2 { background: var(--step2); }
    .step3 { background: var(--step3); font-weight: bold; }
    @media (max-width: 34rem) {
      .bars li { grid-template-columns: 1fr auto; margin-bottom: 0.75rem; }
      .bars .words { grid-column: 2; grid-row: 1; }
      .bars svg { grid-column: 1 / 3; grid-row: 2; }
      .bars .note { grid-column: 1 / 3; grid-row: 3; }
      .calendar { width: 100%; table-layout: fixed; }
      .calendar th, .calendar td { width: auto; font-size: 0.7rem; }
      .calendar th[scope="row"] { width: 2.1rem; white-space: nowrap; }
      .scroll { overflow-x: visible; }
      .scroll table, .scroll tbody { display: block; }
      .scroll thead { position: absolute; width: 1px; height: 1px; overflow: hidden;
        clip-path: inset(50%); }
      .scroll tr { display: grid; grid-template-columns: repeat(3, minmax(0, 1fr)); gap: 0 0.5rem;
        padding: 0.5rem 0; border-bottom: 1px solid var(--line); }
      .scroll th, .scroll td { padding: 0.1rem 0; border: 0; text-align: left; }
      .scroll th[scope="row"] { grid-column: 1 / 4; font-weight: bold; white-space: normal; }
      .scroll td { font-size: 0.925rem; }
      .scroll td::before { content: attr(data-title); display: block; color: var(--quiet);
        font-size: 0.8rem; }
    }
    @media print {
      :root { color-scheme: light; --ink: #000000; --quiet: #333333; --line: #999999;
        --paper: #ffffff; --shade: #f2f4f6; --bar: #2563a8; --unsure: #8fb8e3; --link: #000000;
        --step1: #d6e6f6; --step2: #a9cbee; --step3: #7fb0e4; }
      @page { margin: 16mm 14mm; }
      html { font-size: 10pt; }
      body { max-width: none; padding: 0; }
      nav { display: none; }
      main { display: flex; flex-direction: column; }
      .unfolding { order: 1; }
      h1, h2, h2 + p, figcaption, .part, summary { break-after: avoid; }
      h2 { margin-top: 1.5rem; }
      figure, figcaption, summary, tr, h2 + p, .lead, .folded li, .folded p { break-inside: avoid; }
      figure.long { break-inside: auto; }
      thead { display: table-header-group; }
      .scroll, .wide, pre { overflow: visible; }
      pre { white-space: pre-wrap; }
      details::details-content { content-visibility: visible; block-size: auto; }
      summary { list-style: none; }
      .sure, .unsure, .track, .count, .point, .calendar td, .lead {
        print-color-adjust: exact; -webkit-print-color-adjust: exact; }
      .folded a::after { content: " (" attr(href) ")"; font-size: 0.8em; }
    }
    """
}
