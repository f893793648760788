#include "publish/markdownhtml.h"

#include "publish/html.h"

#include <QTextBlock>
#include <QTextDocument>
#include <QTextList>
#include <QTextTable>

#include <vector>

namespace Weekglass {

namespace {

/// Qt reads the Markdown; what it read is written here, so that only these elements can come out.
class Writer
{
public:
    QString written(QTextFrame* frame)
    {
        add(frame);
        closeAll();
        return m_html;
    }

private:
    void add(QTextFrame* frame);
    void add(QTextTable* table);
    void add(const QTextBlock& block);
    void addItem(const QTextBlock& block, const QTextList& list);
    void addCode(const QTextBlock& block);
    void closeLists(int depth = 0);
    void closeCode();
    void setQuotes(int level);
    void closeAll()
    {
        closeCode();
        closeLists();
        setQuotes(0);
    }

    QString m_html;
    QStringList m_lists; // elements of the open lists, the outermost first
    int m_quotes = 0;
    bool m_isCode = false;
};

bool isCode(const QTextBlock& block)
{
    return block.blockFormat().hasProperty(QTextFormat::BlockCodeLanguage);
}

bool isFixed(const QTextCharFormat& format)
{
    return format.fontFixedPitch();
}

QString escaped(const QString& text)
{
    QStringList parts;
    for (const QString& line : text.split(QChar::LineSeparator))
        parts << Html::text(line);
    return parts.join(QStringLiteral("<br>\n"));
}

QString inlineHtml(const QTextFragment& fragment, bool isHeading)
{
    const QTextCharFormat format = fragment.charFormat();
    if (format.isImageFormat())
        return Html::element("em", Html::text(format.stringProperty(QTextFormat::ImageAltText)));
    QString html = escaped(fragment.text());
    if (isFixed(format))
        html = Html::element("code", html);
    if (format.fontItalic())
        html = Html::element("em", html);
    if (format.fontWeight() >= QFont::Bold && !isHeading)
        html = Html::element("strong", html);
    if (format.fontStrikeOut())
        html = Html::element("del", html);
    const QString address = format.anchorHref();
    return address.isEmpty() || address == fragment.text()
        ? html
        : QString(html + QStringLiteral(" (%1)").arg(Html::text(address)));
}

/// @p isHeading: what is bold by itself is not marked as bold.
QString inlineHtml(const QTextBlock& block, bool isHeading)
{
    QString html;
    for (auto one = block.begin(); !one.atEnd(); ++one)
        html += inlineHtml(one.fragment(), isHeading);
    return html;
}

void Writer::add(QTextFrame* frame)
{
    for (auto one = frame->begin(); !one.atEnd(); ++one) {
        if (auto* table = qobject_cast<QTextTable*>(one.currentFrame()))
            add(table);
        else if (one.currentFrame())
            add(one.currentFrame());
        else
            add(one.currentBlock());
    }
}

void Writer::add(QTextTable* table)
{
    closeAll();
    QString rows;
    for (int row = 0; row < table->rows(); ++row) {
        QString cells;
        for (int column = 0; column < table->columns(); ++column) {
            const auto block = table->cellAt(row, column).firstCursorPosition().block();
            cells += Html::element(row == 0 ? "th" : "td", inlineHtml(block, row == 0));
        }
        rows += Html::element("tr", cells) + QLatin1Char('\n');
    }
    m_html += Html::element("div", Html::element("table", rows), "scroll") + QLatin1Char('\n');
}

void Writer::add(const QTextBlock& block)
{
    const QTextBlockFormat format = block.blockFormat();
    if (isCode(block))
        return addCode(block);
    closeCode();
    if (const QTextList* list = block.textList())
        return addItem(block, *list);
    closeLists();
    setQuotes(format.intProperty(QTextFormat::BlockQuoteLevel));
    const QString inner = inlineHtml(block, format.headingLevel() > 0);
    if (!inner.isEmpty() && format.headingLevel() > 0) {
        constexpr int Least = 6;
        const QString tag = QStringLiteral("h%1").arg(std::min(format.headingLevel() + 1, Least));
        m_html += Html::element(tag.toLatin1().constData(), inner);
    } else if (!inner.isEmpty()) {
        m_html += Html::element("p", inner) + QLatin1Char('\n');
    }
    if (format.hasProperty(QTextFormat::BlockTrailingHorizontalRulerWidth))
        m_html += QLatin1String("<hr>\n");
}

/// An item stays open: lists inside of it belong to it.
void Writer::addItem(const QTextBlock& block, const QTextList& list)
{
    const int depth = std::max(1, list.format().indent());
    const bool isOrdered = list.format().style() <= QTextListFormat::ListDecimal;
    const QString tag = isOrdered ? QStringLiteral("ol") : QStringLiteral("ul");
    setQuotes(block.blockFormat().intProperty(QTextFormat::BlockQuoteLevel));
    closeLists(depth);
    if (m_lists.size() == depth && m_lists.back() != tag)
        closeLists(depth - 1);
    if (m_lists.size() == depth)
        m_html += QLatin1String("</li>\n");
    while (m_lists.size() < depth) {
        m_html += QLatin1Char('<') + tag + QLatin1String(m_lists.size() + 1 < depth ? "><li>" : ">");
        m_lists << tag;
    }
    const auto marker = block.blockFormat().marker();
    const QString box = marker == QTextBlockFormat::MarkerType::Checked ? QStringLiteral("☑ ")
        : marker == QTextBlockFormat::MarkerType::Unchecked             ? QStringLiteral("☐ ")
                                                                        : QString();
    m_html += QLatin1String("<li>") + box + inlineHtml(block, false);
}

/// Each of its lines is a block.
void Writer::addCode(const QTextBlock& block)
{
    if (!m_isCode) {
        closeLists();
        m_html += QLatin1String("<pre>");
    }
    m_isCode = true;
    m_html += Html::text(block.text()) + QLatin1Char('\n');
}

void Writer::closeCode()
{
    if (std::exchange(m_isCode, false))
        m_html += QLatin1String("</pre>\n");
}

void Writer::closeLists(int depth)
{
    while (m_lists.size() > depth)
        m_html += QLatin1String("</li></") + m_lists.takeLast() + QLatin1String(">\n");
}

void Writer::setQuotes(int level)
{
    for (; m_quotes < level; ++m_quotes)
        m_html += QLatin1String("<blockquote>");
    for (; m_quotes > level; --m_quotes)
        m_html += QLatin1String("</blockquote>\n");
}

}

QString markdownHtml(const QString& markdown)
{
    QTextDocument document;
    document.setMarkdown(markdown,
                         QTextDocument::MarkdownFeatures(QTextDocument::MarkdownDialectGitHub)
                             | QTextDocument::MarkdownNoHTML);
    return Writer().written(document.rootFrame());
}

}
