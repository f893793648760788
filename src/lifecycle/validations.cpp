#include "lifecycle/validations.h"

#include "base/safetext.h"
#include "lifecycle/text.h"
#include "pg/transaction.h"

#include <QCryptographicHash>

namespace Weekglass {

namespace {

using Expect = ValidationDefinition::Expect;

constexpr qint64 ShownRows = 5;
constexpr qsizetype ShownCharacters = 200;

/// The rows of one query: all of them in the digest, the first as text.
struct Rows
{
    AnsweredRows answered;
    QStringList first;
};

Result<Rows> ask(Pg::Session& session, const ValidationDefinition& validation, const Pg::Call& call)
{
    auto transaction = Pg::Transaction::begin(session, Pg::Transaction::Access::ReadOnly, call);
    if (!transaction)
        return transaction.error();
    Rows rows;
    QCryptographicHash digest(QCryptographicHash::Sha256);
    const auto streamed = session.stream(
        Pg::Sql::trusted(validation.query.text), {},
        [&](const Pg::RowView& row) {
            QStringList cells;
            for (int column = 0; column < row.size(); ++column) {
                const QByteArray text = row.isNull(column) ? QByteArray() : row.text(column).toByteArray();
                digest.addData(QByteArray(
                    (row.isNull(column) ? QByteArray("-") : QByteArray::number(text.size())) + ':' + text));
                cells << (row.isNull(column) ? QStringLiteral("NULL") : QString::fromUtf8(text));
            }
            digest.addData("\n");
            if (rows.answered.rows++ < ShownRows)
                rows.first << visibleText(cells.join(QStringLiteral(", ")), ShownCharacters);
        },
        {}, call);
    if (!streamed)
        return streamed.error().at(validation.query.name);
    rows.answered.digest = digest.result().toHex();
    return rows;
}

bool isAboutServer(const Error& error)
{
    return error.kind == Error::Kind::Cancelled || error.kind == Error::Kind::Connection;
}

QString numberOf(qint64 rows)
{
    return Text::tr("%n row(s)", nullptr, static_cast<int>(rows));
}

/// What was asked afterwards, held against what is expected.
void judge(const ValidationDefinition& validation, const Rows& rows, const AnswersBefore& before,
           ValidationAnswer& answer)
{
    if (validation.expect == Expect::NoRows) {
        answer.isPassed = rows.answered.rows == 0;
        answer.told = answer.isPassed
            ? Text::tr("no rows")
            : Text::tr("%1: %2").arg(numberOf(rows.answered.rows), rows.first.join(QStringLiteral("; ")));
        return;
    }
    const auto known = before.constFind(validation.id);
    if (known == before.constEnd()) {
        answer.told = Text::tr("the week could not answer it before the migration");
        return;
    }
    answer.isPassed = *known == rows.answered;
    answer.told = answer.isPassed ? Text::tr("as before: %1").arg(numberOf(rows.answered.rows))
                                  : Text::tr("%1 before, %2 now: %3")
                                        .arg(numberOf(known->rows), numberOf(rows.answered.rows),
                                             rows.first.join(QStringLiteral("; ")));
}

}

Result<AnswersBefore> answersBefore(Pg::Session& session, const GameDefinition& game, const Pg::Call& call)
{
    AnswersBefore answers;
    for (const ValidationDefinition& validation : game.validations) {
        if (validation.expect != Expect::SameRows)
            continue;
        const auto rows = ask(session, validation, call);
        if (rows)
            answers.insert(validation.id, rows->answered);
        else if (isAboutServer(rows.error()))
            return rows.error();
    }
    return answers;
}

Result<std::vector<ValidationAnswer>> validate(Pg::Session& session, const GameDefinition& game,
                                               const AnswersBefore& before, const Pg::Call& call)
{
    std::vector<ValidationAnswer> answers;
    for (const ValidationDefinition& validation : game.validations) {
        ValidationAnswer answer {.id = validation.id, .title = validation.title, .told = {}};
        const auto rows = ask(session, validation, call);
        if (!rows && isAboutServer(rows.error()))
            return rows.error();
        if (rows)
            judge(validation, *rows, before, answer);
        else
            answer.told = rows.error().text();
        answers.push_back(std::move(answer));
    }
    return answers;
}

}
