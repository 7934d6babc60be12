import { SearchBar } from '@codegouvfr/react-dsfr/SearchBar';
import { pluriel } from '#platform/texte.ts';
import type { Question, Theme } from './question.ts';
import { motsCherches, type Trouvee } from './recherche.ts';
import { Surligne } from './Surligne.tsx';
import { THEMES } from './themes.ts';

const TROUVEES_MAX = 10;

/** The themes, or what the search found. */
export function PageQuestions({ cherche, trouvees }: { cherche: string; trouvees: readonly Trouvee[] }) {
  return (
    <>
      <h1>Questions fréquentes</h1>
      <Recherche cherche={cherche} />
      {cherche ? <Resultats cherche={cherche} trouvees={trouvees} /> : <Themes />}
      <PasDeReponse />
    </>
  );
}

/** One theme, its questions answered. */
export function PageTheme({ theme }: { theme: Theme }) {
  return (
    <>
      <h1>{theme.titre}</h1>
      {theme.questions.map((question) => (
        <Reponse key={question.id} question={question} />
      ))}
      <p>
        <a className="fr-link" href="/questions">
          Toutes les questions
        </a>
      </p>
      <PasDeReponse />
    </>
  );
}

const Recherche = ({ cherche }: { cherche: string }) => (
  <form method="get" action="/questions" className="recherche fr-mb-4w">
    <SearchBar
      id="recherche"
      label="Chercher parmi les questions"
      // Given so that the button is the plain submit button of the form: without it, it is styled inline and hides.
      onButtonClick={() => {}}
      renderInput={(champ) => <input {...champ} name="q" defaultValue={cherche} maxLength={200} />}
    />
  </form>
);

const Themes = () =>
  THEMES.map(({ id, titre, questions }) => (
    <section key={id}>
      <h2 className="fr-h5 fr-mb-1w">
        <a href={`/questions/${id}`}>{titre}</a>
      </h2>
      <ul className="fr-mb-3w">
        {questions.map((question) => (
          <li key={question.id}>
            <a href={`/questions/${id}#${question.id}`}>{question.question}</a>
          </li>
        ))}
      </ul>
    </section>
  ));

function Resultats({ cherche, trouvees }: { cherche: string; trouvees: readonly Trouvee[] }) {
  const mots = motsCherches(cherche);
  const montrees = trouvees.slice(0, TROUVEES_MAX);
  const compte = pluriel(trouvees.length, 'question trouvée', 'questions trouvées', 'Aucune question trouvée');
  return (
    <section>
      <h2 className="fr-h5">
        {compte} pour « {cherche} »
      </h2>
      {montrees.map(({ theme, question }) => (
        <Trouve key={question.id} theme={theme} question={question} mots={mots} />
      ))}
      {trouvees.length > TROUVEES_MAX && (
        <p>Voici les {TROUVEES_MAX} plus proches. Ajoutez un mot pour en voir moins, et de plus justes.</p>
      )}
      {trouvees.length === 0 && <p>Essayez un autre mot, plus court ou plus courant.</p>}
      <p>
        <a className="fr-link" href="/questions">
          Toutes les questions
        </a>
      </p>
    </section>
  );
}

const Trouve = ({ theme, question, mots }: { theme: Theme; question: Question; mots: readonly string[] }) => (
  <>
    <h3 className="fr-h6 fr-mb-1v">
      <a href={`/questions/${theme.id}#${question.id}`}>
        <Surligne texte={question.question} mots={mots} />
      </a>
    </h3>
    {question.reponse.map((paragraphe) => (
      <p key={paragraphe}>
        <Surligne texte={paragraphe} mots={mots} />
      </p>
    ))}
  </>
);

const Reponse = ({ question: { id, question, reponse, lien } }: { question: Question }) => (
  <section id={id} className="fr-mb-4w">
    <h2 className="fr-h5 fr-mb-1w">{question}</h2>
    {reponse.map((paragraphe) => (
      <p key={paragraphe} className="fr-mb-1w">
        {paragraphe}
      </p>
    ))}
    {lien && (
      <a className="fr-link" href={lien.href}>
        {lien.libelle}
      </a>
    )}
  </section>
);

const PasDeReponse = () => (
  <p>
    Vous ne trouvez pas ? <a href="/contact">Écrivez-nous</a> : une personne vous répondra.
  </p>
);
