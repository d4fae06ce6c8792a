using GenCore.Display;
using static TorchSharp.torch;

namespace GenCore.Tests.Display;

public sealed class AnimationTests
{
    [Fact]
    public void The_file_has_the_chunks_of_an_animation_in_their_order()
    {
        var chunks = PngChunks.Read(Greys([0.0, 0.5, 1.0], new Animation(columns: 1) { FrameSeconds = 0.1, LastFrameSeconds = 1.5 }).ToPng());
        Assert.Equal(["IHDR", "acTL", "fcTL", "IDAT", "fcTL", "fdAT", "fcTL", "fdAT", "IEND"], chunks.All.Select(chunk => chunk.Type));
        Assert.Equal((3, 0), (PngChunks.Number(chunks.All[1].Content, 0), PngChunks.Number(chunks.All[1].Content, 4)));
        // fcTL and fdAT are counted together
        Assert.Equal([0, 1, 2, 3, 4], chunks.All.Where(chunk => chunk.Type is "fcTL" or "fdAT").Select(chunk => PngChunks.Number(chunk.Content, 0)));
        var controls = chunks.All.Where(chunk => chunk.Type == "fcTL").Select(chunk => chunk.Content).ToArray();
        Assert.All(controls, control => Assert.Equal((26, 8, 6), (control.Length, PngChunks.Number(control, 4), PngChunks.Number(control, 8))));
        // milliseconds over 1000
        Assert.Equal([0x006403E8, 0x006403E8, 0x05DC03E8], controls.Select(control => PngChunks.Number(control, 20)));
    }

    [Fact]
    public void Every_frame_comes_back_pixel_by_pixel()
    {
        using var scope = NewDisposeScope();
        var frames = Enumerable.Range(0, 4).Select(_ => rand(3, 3, 5, 4)).ToArray();
        var film = new Animation(columns: 2, scale: 1, padding: 1);
        foreach (var frame in frames) film.Add(frame);
        var chunks = PngChunks.Read(film.ToPng());
        for (var i = 0; i < frames.Length; i++)
        {
            var (frame, expected) = (chunks.Frame(i), BigGustave.Png.Open(new ImageGrid(frames[i], columns: 2, scale: 1, padding: 1).ToPng()));
            Assert.Equal((expected.Width, expected.Height), (frame.Width, frame.Height));
            for (var y = 0; y < frame.Height; y++)
            {
                for (var x = 0; x < frame.Width; x++) Assert.Equal(expected.GetPixel(x, y), frame.GetPixel(x, y));
            }
        }
    }

    [Fact]
    public void An_animation_that_is_played_once_says_so() =>
        Assert.Equal(1, PngChunks.Number(PngChunks.Read(Greys([0, 1], new Animation { Loops = false }).ToPng()).All[1].Content, 4));

    [Fact]
    public void A_long_run_keeps_few_frames_evenly_spread_and_its_last()
    {
        var film = Greys(Enumerable.Range(0, 251).Select(i => i / 255.0), new Animation(scale: 1));
        Assert.InRange(film.Count, 50, 101);
        var chunks = PngChunks.Read(film.ToPng());
        var greys = Enumerable.Range(0, film.Count).Select(i => (int)chunks.Frame(i).GetPixel(0, 0).R).ToArray();
        Assert.Equal(250, greys[^1]);
        Assert.Equal(Enumerable.Range(0, greys.Length - 1).Select(i => i * 4), greys[..^1]);
    }

    [Fact]
    public void Even_frames_of_noise_stay_in_bounded_room()
    {
        using var scope = NewDisposeScope();
        var film = new Animation();
        for (var i = 0; i < 30; i++) film.Add(rand(64, 1, 28, 28));
        Assert.InRange(film.Count, 5, 15);
        Assert.InRange(film.ToPng().Length, 300_000, 900_000);
    }

    [Fact]
    public void Frames_hold_no_tensor()
    {
        using var scope = NewDisposeScope();
        var film = new Animation();
        using (NewDisposeScope()) film.Add(rand([4, 1, 8, 8], requires_grad: true) * 1);
        Assert.Equal(0, scope.DisposablesCount);
        Assert.NotEmpty(film.ToPng());
    }

    [Fact]
    public void Html_moves_and_the_picture_is_the_last_frame()
    {
        using var last = full([1, 1, 3, 4], 1.0);
        var film = Greys([0, 1], new Animation(title: "<GAN>", caption: "a frame an epoch"));
        Assert.Contains(Convert.ToBase64String(film.ToPng()), film.ToHtml());
        Assert.Contains("&lt;GAN&gt;", film.ToHtml());
        Assert.Contains("<figcaption>a frame an epoch</figcaption>", film.ToHtml());
        Assert.Equal(new ImageGrid(last).Picture, film.Picture);
        Assert.Equal("<GAN>: 2 frames of 1 images of 4×3 pixels", film.ToString());
    }

    [Fact]
    public void Without_frames_it_says_so()
    {
        Assert.Contains("no frames yet", new Animation().ToHtml());
        Assert.Null(new Animation().Picture);
        Assert.Contains("add images first", Assert.Throws<InvalidOperationException>(() => new Animation().ToPng()).Message);
    }

    [Fact]
    public void Frames_of_another_size_and_impossible_times_are_refused()
    {
        using var scope = NewDisposeScope();
        var film = new Animation().Add(zeros(4, 1, 8, 8));
        Assert.Contains("The frame has 3 images of [1, 8, 8], those before have 4 of [1, 8, 8]", Assert.Throws<ArgumentException>(() => film.Add(zeros(3, 1, 8, 8))).Message);
        Assert.Throws<ArgumentException>(() => film.Add(zeros(4, 3, 8, 8)));
        Assert.Throws<ArgumentException>(() => film.Add(zeros(8, 8)));
        Assert.Contains("for 0 seconds", Assert.Throws<ArgumentOutOfRangeException>(() => new Animation { FrameSeconds = 0 }).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => new Animation { LastFrameSeconds = 100 });
    }

    private static Animation Greys(IEnumerable<double> greys, Animation film)
    {
        using var scope = NewDisposeScope();
        foreach (var grey in greys) film.Add(full([1, 1, 3, 4], grey));
        return film;
    }
}
