using BigGustave;
using GenCore.Display;
using static TorchSharp.torch;

namespace GenCore.Tests.Display;

public sealed class ImageGridTests
{
    private const byte Gap = 204;

    [Fact]
    public void Grey_images_come_back_from_the_png_pixel_by_pixel()
    {
        using var images = rand(5, 1, 3, 4);
        var png = Png.Open(new ImageGrid(images, columns: 3, scale: 2, padding: 1).ToPng());
        Assert.Equal((3 * 9 - 1, 2 * 7 - 1), (png.Width, png.Height));
        for (var y = 0; y < png.Height; y++)
        {
            for (var x = 0; x < png.Width; x++)
            {
                var (index, inX, inY) = (y / 7 * 3 + x / 9, x % 9, y % 7);
                var expected = index < 5 && inX < 8 && inY < 6 ? (byte)Math.Round(images[index, 0, inY / 2, inX / 2].item<float>() * 255) : Gap;
                var pixel = png.GetPixel(x, y);
                Assert.Equal((expected, expected, expected), (pixel.R, pixel.G, pixel.B));
            }
        }
    }

    [Fact]
    public void Colours_keep_their_order()
    {
        using var images = tensor(new[] { 1f, 0.6f, 0.2f }).reshape(1, 3, 1, 1);
        var pixel = Png.Open(new ImageGrid(images).ToPng()).GetPixel(1, 1);
        Assert.Equal((255, 153, 51), (pixel.R, pixel.G, pixel.B));
    }

    [Fact]
    public void Many_colours_come_back_too()
    {
        using var images = rand(1, 3, 40, 40);
        var png = Png.Open(new ImageGrid(images, scale: 1).ToPng());
        for (var y = 0; y < 40; y++)
        {
            for (var x = 0; x < 40; x++) Assert.Equal((byte)Math.Round(images[0, 1, y, x].item<float>() * 255), png.GetPixel(x, y).G);
        }
    }

    [Fact]
    public void Values_outside_are_clamped()
    {
        using var images = tensor(new[] { -3f, 2f, float.PositiveInfinity }).reshape(1, 1, 1, 3);
        var png = Png.Open(new ImageGrid(images, scale: 1).ToPng());
        Assert.Equal([0, 255, 255], Enumerable.Range(0, 3).Select(x => (int)png.GetPixel(x, 0).R));
    }

    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(64, 8, 8)]
    [InlineData(10, 3, 4)]
    public void The_grid_is_near_square(int count, int rows, int columns)
    {
        using var images = zeros(count, 1, 2, 2);
        Assert.Equal($"{count} images of 2×2 pixels, {rows} by {columns}", new ImageGrid(images).ToString());
    }

    [Fact]
    public void Html_embeds_the_png_and_escapes_every_text()
    {
        using var images = zeros(1, 1, 2, 2);
        var grid = new ImageGrid(images, title: "<b>\"a\" & b</b>", caption: "x < y");
        var html = grid.ToHtml();
        Assert.Contains($"data:image/png;base64,{Convert.ToBase64String(grid.ToPng())}", html);
        Assert.Contains("&lt;b&gt;&quot;a&quot; &amp; b&lt;/b&gt;", html);
        Assert.Contains("<figcaption>x &lt; y</figcaption>", html);
        Assert.DoesNotContain("<b>\"a\"", html);
        Assert.Contains("alt=\"", html);
    }

    [Fact]
    public void Rows_stand_under_each_other_with_their_labels()
    {
        using var scope = NewDisposeScope();
        var grid = ImageGrid.Rows(("original", ones([3, 1, 2, 2])), ("<recon>", zeros([2, 1, 2, 2])));
        var png = Png.Open(grid.ToPng());
        Assert.Equal((3 * 6 - 2, 2 * 6 - 2), (png.Width, png.Height));
        Assert.Equal(255, png.GetPixel(0, 0).R);
        Assert.Equal(0, png.GetPixel(0, 7).R);
        Assert.Equal(Gap, png.GetPixel(13, 7).R); // the third place of the row of two
        Assert.Contains(">original</div>", grid.ToHtml());
        Assert.Contains(">&lt;recon&gt;</div>", grid.ToHtml());
    }

    [Fact]
    public void Every_image_has_its_caption_in_a_cell_of_its_own()
    {
        using var images = rand(5, 1, 2, 3);
        var grid = new ImageGrid(images, columns: 3).WithCaptions("a", "b & c", "", "d", "e");
        var rows = grid.ToHtml().Split("<tr ")[1..];
        Assert.Equal([3, 2], rows.Select(row => row.Split("<td ").Length - 1));
        Assert.Contains(">b &amp; c</div></td>", rows[0]);
        Assert.Contains(">e</div></td>", rows[1]);
        Assert.EndsWith("(a, b & c, d, e)", grid.ToString());
        Assert.Equal(new ImageGrid(images, columns: 3).ToPng(), grid.ToPng());

        var first = Convert.FromBase64String(rows[0].Split("base64,")[1].Split('"')[0]);
        using var alone = images[..1];
        Assert.Equal(new ImageGrid(alone).ToPng(), first);
    }

    [Fact]
    public void Captions_go_with_labels_of_rows()
    {
        using var scope = NewDisposeScope();
        var html = ImageGrid.Rows(("sample", rand(2, 1, 2, 2)), ("nearest", rand(2, 1, 2, 2))).WithCaptions("1", "2", "3", "4").ToHtml();
        Assert.Contains(">nearest</td><td", html);
        Assert.Equal(4, html.Split("<img").Length - 1);
    }

    [Fact]
    public void Borders_are_drawn_into_the_picture_and_leave_the_images_whole()
    {
        using var images = rand(3, 1, 2, 2);
        var grid = new ImageGrid(images, columns: 3, scale: 1, padding: 1).WithBorder(BorderColour.Orange, 1).WithBorder(BorderColour.Blue, [2]);
        var png = Png.Open(grid.ToPng());
        Assert.Equal((3 * 9 - 1, 8), (png.Width, png.Height));
        Assert.Equal((204, 204, 204), Colour(0, 0));
        Assert.Equal((0xE6, 0x9F, 0x00), Colour(9, 0));
        Assert.Equal((0xE6, 0x9F, 0x00), Colour(16, 7));
        Assert.Equal((0x00, 0x72, 0xB2), Colour(18, 5));
        for (var i = 0; i < 3; i++)
        {
            var grey = (int)Math.Round(images[i, 0, 1, 0].item<float>() * 255);
            Assert.Equal((grey, grey, grey), Colour(i * 9 + 3, 4));
        }

        (int, int, int) Colour(int x, int y) => png.GetPixel(x, y) is var pixel ? (pixel.R, pixel.G, pixel.B) : default;
    }

    [Fact]
    public void Captions_and_borders_do_not_change_the_grid_they_are_added_to()
    {
        using var images = rand(2, 1, 2, 2);
        var grid = new ImageGrid(images);
        var before = grid.ToHtml();
        Assert.Contains("#", grid.WithCaptions("#", "#").WithBorder(BorderColour.Green, 0).ToHtml());
        Assert.Equal(before, grid.ToHtml());
    }

    [Fact]
    public void Captions_and_borders_of_other_images_are_refused()
    {
        using var images = rand(4, 1, 2, 2);
        var grid = new ImageGrid(images);
        Assert.Contains("There are 1 captions for 4 places", Assert.Throws<ArgumentException>(() => grid.WithCaptions("a")).Message);
        Assert.Contains("no image 4", Assert.Throws<ArgumentOutOfRangeException>(() => grid.WithBorder(BorderColour.Sky, 4)).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => grid.WithBorder(BorderColour.Sky, -1));
    }

    [Fact]
    public void Tensors_may_be_freed_and_may_need_gradients()
    {
        ImageGrid grid;
        using (NewDisposeScope()) grid = new ImageGrid(rand([2, 1, 2, 2], requires_grad: true) * 1);
        Assert.Contains("<img", grid.ToHtml());
    }

    [Fact]
    public void Making_a_grid_leaves_no_tensor_behind()
    {
        using var images = rand(4, 1, 8, 8);
        using var scope = NewDisposeScope();
        _ = new ImageGrid(images);
        _ = ImageGrid.Rows(("a", images), ("b", images));
        Assert.Equal(0, scope.DisposablesCount);
    }

    [Fact]
    public void What_is_no_image_is_refused()
    {
        using var scope = NewDisposeScope();
        Assert.Contains("Float32 [28, 28], expected floating point [N, 1 or 3, H, W]", Refusal(zeros(28, 28)));
        Assert.Contains("Float32 [1, 2, 4, 4]", Refusal(zeros(1, 2, 4, 4)));
        Assert.Contains("Byte [1, 1, 4, 4]", Refusal(zeros([1, 1, 4, 4], ScalarType.Byte)));
        Assert.Contains("there is nothing to show", Refusal(zeros(0, 1, 4, 4)));
        Assert.Contains("hold NaN", Refusal(full([1, 1, 2, 2], double.NaN)));
        var error = Assert.Throws<ArgumentException>(() => ImageGrid.Rows(("a", zeros(1, 1, 2, 2)), ("b", zeros(1, 1, 3, 3))));
        Assert.Contains("row \"b\" are [1, 3, 3], those of row \"a\" [1, 2, 2]", error.Message);
        Assert.Throws<ArgumentException>(() => ImageGrid.Rows());
        Assert.Throws<ArgumentOutOfRangeException>(() => new ImageGrid(zeros(1, 1, 2, 2), scale: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ImageGrid(zeros(1, 1, 2, 2), columns: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ImageGrid(zeros(1, 1, 2, 2), padding: -1));
    }

    private static string Refusal(Tensor images) => Assert.Throws<ArgumentException>(() => new ImageGrid(images)).Message;
}
