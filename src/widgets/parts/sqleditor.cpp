#include "widgets/parts/sqleditor.h"

#include "base/safetext.h"
#include "query/sqltokens.h"
#include "widgets/parts/sqlhighlighter.h"
#include "widgets/theme/tokens.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QFontDatabase>
#include <QPainter>
#include <QScrollBar>
#include <QStandardItemModel>
#include <QTextBlock>

#include <algorithm>

namespace Weekglass {

namespace {

constexpr int NumberMargin = 6;
constexpr int WordsRole = Qt::UserRole; // what is inserted
constexpr qsizetype LettersBefore = 2; // until proposals come by themselves

class LineNumbers : public QWidget
{
public:
    explicit LineNumbers(SqlEditor* editor)
        : QWidget(editor)
        , m_editor(editor)
    {
    }
    QSize sizeHint() const override { return {m_editor->numbersWidth(), 0}; }

protected:
    void paintEvent(QPaintEvent* event) override { m_editor->paintNumbers(event); }

private:
    SqlEditor* m_editor;
};

}

SqlEditor::SqlEditor(QWidget* parent)
    : QPlainTextEdit(parent)
    , m_catalog(std::make_shared<SqlCatalog>())
    , m_highlighter(new SqlHighlighter(document()))
    , m_completer(new QCompleter(this))
    , m_numbers(new LineNumbers(this))
{
    setObjectName(QStringLiteral("sqlEditor"));
    setAccessibleName(tr("SQL to run"));
    setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    setTabChangesFocus(false);
    setTabStopDistance(4 * fontMetrics().horizontalAdvance(QLatin1Char(' ')));
    m_highlighter->setPalette(palette());
    m_completer->setWidget(this);
    m_completer->setModel(new QStandardItemModel(m_completer));
    m_completer->setCompletionMode(QCompleter::UnfilteredPopupCompletion);
    m_completer->setCompletionRole(WordsRole);
    connect(m_completer, qOverload<const QModelIndex&>(&QCompleter::activated), this,
            [this](const QModelIndex& index) { insertProposal(index.data(WordsRole).toString()); });
    const auto setRoom = [this] { setViewportMargins(numbersWidth(), 0, 0, 0); };
    connect(this, &QPlainTextEdit::blockCountChanged, this, setRoom);
    connect(this, &QPlainTextEdit::updateRequest, m_numbers, qOverload<>(&QWidget::update));
    connect(document(), &QTextDocument::contentsChange, this, [this](int, int removed, int added) {
        if (removed > 0 || added > 0)
            clearError();
    });
    setRoom();
}

int SqlEditor::numbersWidth() const
{
    const auto digits = QString::number(std::max(99, blockCount())).size();
    return static_cast<int>(digits) * fontMetrics().horizontalAdvance(QLatin1Char('9')) + 2 * NumberMargin;
}

void SqlEditor::paintNumbers(QPaintEvent* event)
{
    QPainter painter(m_numbers);
    painter.fillRect(event->rect(), palette().color(QPalette::AlternateBase));
    painter.setPen(palette().color(QPalette::PlaceholderText));
    painter.setFont(font());
    for (QTextBlock block = firstVisibleBlock(); block.isValid(); block = block.next()) {
        const QRectF place = blockBoundingGeometry(block).translated(contentOffset());
        if (place.top() > event->rect().bottom())
            break;
        painter.drawText(QRectF(0, place.top(), m_numbers->width() - NumberMargin, fontMetrics().height()),
                         Qt::AlignRight | Qt::AlignVCenter, QString::number(block.blockNumber() + 1));
    }
}

void SqlEditor::resizeEvent(QResizeEvent* event)
{
    QPlainTextEdit::resizeEvent(event);
    const QRect inside = contentsRect();
    m_numbers->setGeometry(inside.left(), inside.top(), numbersWidth(), inside.height());
}

void SqlEditor::changeEvent(QEvent* event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        m_highlighter->setPalette(palette());
}

void SqlEditor::markError(qsizetype at)
{
    m_errorAt = std::clamp<qsizetype>(at, 0, document()->characterCount() - 1);
    QTextCursor cursor = textCursor();
    cursor.setPosition(static_cast<int>(m_errorAt));
    setTextCursor(cursor);
    centerCursor();
    updateMarks();
}

void SqlEditor::clearError()
{
    if (std::exchange(m_errorAt, -1) >= 0)
        updateMarks();
}

void SqlEditor::updateMarks()
{
    QList<QTextEdit::ExtraSelection> marks;
    if (m_errorAt >= 0) {
        const QString text = toPlainText();
        const auto tokens = sqlTokens(text);
        const auto token =
            std::ranges::find_if(tokens, [this](const SqlToken& one) { return one.end() > m_errorAt; });
        const qsizetype end = token == tokens.end() ? text.size() : token->end();
        const ToneTokens& tone = tokensOf(palette()).error;
        QTextEdit::ExtraSelection mark;
        mark.cursor = textCursor();
        mark.cursor.setPosition(static_cast<int>(std::min(m_errorAt, std::max<qsizetype>(end - 1, 0))));
        mark.cursor.setPosition(static_cast<int>(end), QTextCursor::KeepAnchor);
        mark.format.setUnderlineStyle(QTextCharFormat::WaveUnderline);
        mark.format.setUnderlineColor(tone.text);
        mark.format.setBackground(tone.ground);
        marks << mark;
    }
    setExtraSelections(marks);
}

QStringList SqlEditor::proposals() const
{
    return sqlProposals(*m_catalog, toPlainText(), textCursor().position()).words;
}

void SqlEditor::showProposals()
{
    auto* model = qobject_cast<QStandardItemModel*>(m_completer->model());
    model->clear();
    const SqlProposals found = sqlProposals(*m_catalog, toPlainText(), textCursor().position());
    const QString typed = toPlainText().mid(static_cast<int>(found.begin),
                                            textCursor().position() - static_cast<int>(found.begin));
    if (found.words == QStringList {typed})
        return hideProposals(); // it is there already
    for (const QString& word : found.words) {
        auto* item = new QStandardItem(visibleText(word, 100));
        item->setData(word, WordsRole);
        model->appendRow(item);
    }
    if (model->rowCount() == 0)
        return hideProposals();
    QAbstractItemView* popup = m_completer->popup();
    popup->setAccessibleName(tr("Completions"));
    QRect place = cursorRect().translated(numbersWidth(), 0);
    place.setWidth(popup->sizeHintForColumn(0) + popup->verticalScrollBar()->sizeHint().width()
                   + 2 * NumberMargin);
    m_completer->complete(place);
    popup->setCurrentIndex(m_completer->completionModel()->index(0, 0));
}

void SqlEditor::hideProposals()
{
    m_completer->popup()->hide();
}

void SqlEditor::insertProposal(const QString& word)
{
    QTextCursor cursor = textCursor();
    const SqlProposals proposals = sqlProposals(*m_catalog, toPlainText(), cursor.position());
    cursor.setPosition(static_cast<int>(proposals.begin), QTextCursor::KeepAnchor);
    cursor.insertText(word);
    setTextCursor(cursor);
}

void SqlEditor::keyPressEvent(QKeyEvent* event)
{
    const bool isOpen = m_completer->popup()->isVisible();
    if (isOpen) {
        switch (event->key()) {
        case Qt::Key_Enter:
        case Qt::Key_Return:
        case Qt::Key_Tab:
        case Qt::Key_Escape:
        case Qt::Key_Backtab:
            return event->ignore(); // for the popup
        default:
            break;
        }
    }
    if (event->key() == Qt::Key_Space && event->modifiers() == Qt::ControlModifier)
        return showProposals();
    QPlainTextEdit::keyPressEvent(event);
    const QString typed = event->text();
    const bool isWord = !typed.isEmpty() && (typed[0].isLetterOrNumber() || typed[0] == QLatin1Char('_'));
    const SqlProposals found = sqlProposals(*m_catalog, toPlainText(), textCursor().position());
    const bool wanted = typed == QLatin1String(".")
        || (isWord && textCursor().position() - found.begin >= (isOpen ? 1 : LettersBefore));
    if (wanted || (isOpen && event->key() == Qt::Key_Backspace))
        showProposals();
    else if (isOpen && !typed.isEmpty())
        hideProposals();
}

}
