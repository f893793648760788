#include "publish/pagestyle.h"

#include "widgets/theme/tokens.h"

namespace Weekglass {

namespace {

QString colors(const Tokens& tokens)
{
    return QStringLiteral(":root{--window:%1;--base:%2;--head:%3;--line:%4;--text:%5;--muted:%6;--error:%7;"
                          "--errorground:%8}")
        .arg(tokens.window.name(), tokens.base.name(), tokens.group.name(), tokens.border.name(),
             tokens.text.name(), tokens.muted.name(), tokens.error.text.name(), tokens.error.ground.name());
}

constexpr const char* Layout = R"(
body{margin:0 auto;max-width:64rem;padding:1.5rem;background:var(--window);color:var(--text);
font-family:system-ui,sans-serif;line-height:1.5}
section{background:var(--base);border:1px solid var(--line);border-radius:6px;padding:.75rem 1.25rem;margin:1rem 0}
section.text{background:none;border:none;padding:0 .25rem}
h1,h2,h3,h4{line-height:1.25;margin:.6em 0 .3em}
img{display:block;width:100%;height:auto}
p{margin:.5em 0}
.facts,footer,summary,dt,caption{color:var(--muted)}
.facts,footer,details,dl{margin:.4em 0}
.error{color:var(--error);background:var(--errorground);padding:.5rem .75rem;border-radius:4px;white-space:pre-wrap}
.scroll{overflow-x:auto}
table{border-collapse:collapse;font-variant-numeric:tabular-nums}
caption{text-align:left}
th,td{border-bottom:1px solid var(--line);padding:.2rem .6rem;text-align:left;vertical-align:top}
th{background:var(--head)}
.number{text-align:right;white-space:nowrap}
pre{overflow-x:auto;white-space:pre-wrap;overflow-wrap:anywhere}
code,pre{background:var(--head);border-radius:3px;padding:0 .2rem}
blockquote{border-left:3px solid var(--line);margin:.5em 0;padding-left:1rem}
dd{margin:0 0 .3em 1rem}
section,tr{break-inside:avoid}
)";

}

QString pageStyle()
{
    return QStringLiteral("%1\n@media screen and (prefers-color-scheme:dark){%2}%3")
        .arg(colors(lightTokens()), colors(darkTokens()), QLatin1String(Layout));
}

}
