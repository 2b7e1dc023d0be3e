import type { Article, ArticlePicture } from '../../features/articles/index.ts';
import type { Problem } from '../../platform/problem.ts';
import { FileField, FormToken, Input } from '../../ui/field.tsx';
import type { StaffContext } from '../session.ts';

interface PictureFormProps {
  c: StaffContext;
  article: Article;
  pictures: readonly ArticlePicture[];
  problem: Problem | undefined;
}

/** The pictures of an article with the words that put each into the text, and the form that adds one. */
export function PictureForm({ c, article, pictures, problem }: PictureFormProps) {
  const path = `/can-bo/tin-bai/${article.id}/anh`;
  return (
    <section class="card card-body mb-3">
      <h2>Ảnh</h2>
      {pictures.map((each) => (
        <figure>
          <img src={`${path}/${each.file}`} alt={each.description} width="160" />
          <figcaption>
            Chép dòng này vào nội dung: <code>{`![${each.description}](/tin-tuc/anh/${each.file})`}</code>
          </figcaption>
        </figure>
      ))}
      <form method="post" action={path} enctype="multipart/form-data" data-turbo="false">
        <FormToken value={c.var.token} />
        <FileField
          name="picture"
          label="Thêm ảnh"
          required
          accept="image/jpeg,image/png,image/webp"
          help="JPEG, PNG hoặc WebP, đến 5 MB. Nơi chụp, máy chụp ghi trong ảnh JPEG được bỏ đi."
          error={problem?.fields.picture}
        />
        <Input
          name="description"
          label="Ảnh cho thấy gì"
          required
          help="Vài chữ cho người không nhìn thấy ảnh."
          error={problem?.fields.description}
        />
        <button class="btn" type="submit">
          Thêm ảnh
        </button>
      </form>
    </section>
  );
}
