#include "widgets/json/jsontextview.h"

#include <QFontDatabase>
#include <QScrollBar>
#include <QTextCursor>

#include <algorithm>

namespace Weekglass {
namespace {

constexpr qsizetype sliceChars = 64 * 1024;

}

JsonTextView::JsonTextView(QWidget* parent)
    : QPlainTextEdit(parent)
{
    setReadOnly(true);
    setUndoRedoEnabled(false);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    setAccessibleName(tr("Text of the document"));
    m_slices.setInterval(0);
    connect(&m_slices, &QTimer::timeout, this, [this] { append(sliceChars); });
}

void JsonTextView::setPageText(const QString& text)
{
    m_scroll = verticalScrollBar()->value();
    clear();
    m_text = text;
    m_taken = 0;
    append(sliceChars);
    if (m_taken < m_text.size())
        m_slices.start();
}

void JsonTextView::select(qsizetype position, qsizetype size)
{
    m_scroll.reset();
    append(position + size - m_taken);
    QTextCursor cursor(document());
    cursor.setPosition(static_cast<int>(position));
    cursor.setPosition(static_cast<int>(position + size), QTextCursor::KeepAnchor);
    setTextCursor(cursor);
    centerCursor();
}

qsizetype JsonTextView::position() const
{
    return textCursor().selectionStart();
}

void JsonTextView::append(qsizetype size)
{
    const qsizetype end = std::clamp(m_taken + size, m_taken, m_text.size());
    if (end > m_taken) {
        QTextCursor cursor(document()); // not the visible one, which stays where the reader put it
        cursor.movePosition(QTextCursor::End);
        cursor.insertText(m_text.sliced(m_taken, end - m_taken));
        m_taken = end;
    }
    const bool complete = m_taken == m_text.size();
    if (complete)
        m_slices.stop();
    if (m_scroll && (complete || verticalScrollBar()->maximum() >= *m_scroll)) {
        verticalScrollBar()->setValue(*m_scroll);
        m_scroll.reset();
    }
}

}
